/**
 * Answers that are ready in one round of the event loop go to their sockets together, at its end. Each write wakes the client that
 * waits for it; with other requests' work between the writes, each wakes it anew, which was a quarter of a short request's time.
 */
import type { ServerResponse } from 'node:http'

/** What waits for the end of the round. A full outbox does not wait, so that the first of many is not kept for the last. */
const waiting: (() => void)[] = []
const waitingMax = 64

/** Ends a response whose head is written, in this round of the event loop. */
export function endSoon(response: ServerResponse, body: string | Uint8Array, encoding: 'latin1' | 'utf8'): void {
  waiting.push(() => response.end(body, encoding))
  if (waiting.length === 1) setImmediate(sendAll)
  else if (waiting.length === waitingMax) sendAll()
}

function sendAll(): void {
  for (const end of waiting.splice(0)) end()
}
