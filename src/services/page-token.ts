import { succeed, type Outcome } from '../base/index.ts'
import type { Call } from './contract.ts'

/** Where a list goes on: the sort key of the last item of the page before. */
export type Position = readonly (string | number)[]

/** How long a token is good. Source: API reference of every paginated operation. */
const tokenMs = 86_400_000

/** An opaque token, good for the same operation with the same other arguments. It is sealed: no position can be made up. */
export function writeToken(call: Call, argument: string, position: Position): string {
  const contents: Position = [call.now, ...position]
  return Buffer.from(JSON.stringify([sealOf(call, argument, contents), ...contents])).toString('base64url')
}

/** Undefined for the first page; `refusal` for what was not written for these arguments, or over a day ago. */
export function readToken(
  call: Call,
  argument: string,
  token: string | undefined,
  refusal: Outcome<never>,
): Outcome<Position | undefined> {
  if (token === undefined) return succeed(undefined)
  const [seal, ...contents] = contentsOf(token)
  const [madeAt, ...position] = contents
  const age = call.now - Number(madeAt)
  const isOurs = call.ports.digest.equalsConstantTime(String(seal), sealOf(call, argument, contents))
  return isOurs && age >= 0 && age < tokenMs ? succeed(position) : refusal
}

function sealOf({ operation, space, ports }: Call, argument: string, contents: Position): string {
  const sealed = JSON.stringify(['page', operation, space.account, space.region, argument, ...contents])
  return ports.digest.hmacSha256Hex(ports.settings.sessionSecret, sealed).slice(0, 32)
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
