import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { Call } from '../contract.ts'

/** Where a list goes on: the sort key of the last item of the page before. */
export type Position = readonly (string | number)[]

/** How long a token is good. Source: API reference of every paginated operation. */
const tokenMs = 86_400_000

/** An opaque token, good for the same operation with the same other arguments. */
export function writeToken(call: Call, argument: string, position: Position): string {
  return Buffer.from(JSON.stringify([bindingOf(call, argument), call.now, ...position])).toString('base64url')
}

/** Undefined for the first page. */
export function readToken(call: Call, argument: string, token: string | undefined): Outcome<Position | undefined> {
  if (token === undefined) return succeed(undefined)
  const [binding, madeAt, ...position] = contentsOf(token)
  const age = call.now - Number(madeAt)
  const known = binding === bindingOf(call, argument) && age >= 0 && age < tokenMs
  return known ? succeed(position) : fail('InvalidToken', "Invalid Token: 'Invalid token'")
}

/** 0 and absent are AWS's default page. */
export function pageSize(maxResults: number | undefined): number {
  return Math.min(maxResults === undefined || maxResults === 0 ? limits.pageItemsDefault : maxResults, limits.pageItems)
}

function bindingOf(call: Call, argument: string): string {
  const { account, region } = call.space
  return call.ports.digest.sha256Hex(`${call.operation}\0${account}\0${region}\0${argument}`).slice(0, 16)
}

function contentsOf(token: string): Position {
  try {
    const contents: unknown = JSON.parse(Buffer.from(token, 'base64url').toString())
    const plain = (item: unknown): item is string | number => typeof item === 'string' || typeof item === 'number'
    return Array.isArray(contents) && contents.every(plain) ? contents : []
  } catch {
    return []
  }
}
