import type { ServerResponse } from 'node:http'
import { limits } from '../base/index.ts'
import type { WireRequest } from '../protocol/index.ts'

/** What is known of a request before its body. */
interface Announced {
  readonly method: string | undefined
  readonly headers: WireRequest['headers']
}

/**
 * Makes the gate for large requests, such as a function's code: each is in memory whole before anybody knows who sent it, so
 * there are few at a time. It says whether there is room; the room is free again when the answer is sent.
 */
export function openUploads(): (request: Announced, response: ServerResponse, bytesMax: number) => boolean {
  let underWay = 0
  return (request, response, bytesMax) => {
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
    if (request.method === 'GET' || Math.min(length, bytesMax) <= limits.largeRequestBytes) return true
    if (underWay >= limits.largeRequestsUnderWay) return false
    underWay++
    response.once('close', () => underWay--)
    return true
  }
}
