import { succeed, type Outcome } from '../../base/index.ts'
import type { Call } from '../contract.ts'
import { invalidToken } from './failures.ts'

/** Where a list goes on: the sort key of the last item that was looked at. */
export type Position = readonly (string | number)[]

/** How long a token is good. Source: API reference. */
const tokenMs = 86_400_000

/** An opaque token, good for the same operation with the same other arguments. */
export function writeToken(call: Call, argument: string, position: Position): string {
  return Buffer.from(JSON.stringify([bindingOf(call, argument), call.now, ...position])).toString('base64url')
}

/** Undefined for the first page; refuses what is not a position of `kinds`, letter for letter `s`tring or `n`umber. */
export function readToken(
  call: Call,
  argument: string,
  token: string | undefined,
  kinds: string,
): Outcome<Position | undefined> {
  if (token === undefined) return succeed(undefined)
  const [binding, madeAt, ...position] = contentsOf(token)
  const age = call.now - Number(madeAt)
  const known =
    binding === bindingOf(call, argument) &&
    age >= 0 &&
    age < tokenMs &&
    position.length === kinds.length &&
    position.every((item, at) => (kinds[at] === 'n' ? Number.isSafeInteger(item) : typeof item === 'string'))
  return known ? succeed(position) : invalidToken
}

function bindingOf({ ports, operation, space }: Call, argument: string): string {
  return ports.digest.sha256Hex(`${operation}\0${space.account}\0${space.region}\0${argument}`).slice(0, 16)
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
