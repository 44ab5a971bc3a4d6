import type { JsonObject } from './json.ts'

/**
 * What can be expected to go wrong, as a value: an AWS error code, AWS's message, and the members that some errors
 * carry beside the message (`reason`, `resourceName`). Which HTTP status it gets is the protocol's table.
 */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly members?: JsonObject
}

export type Outcome<T, F = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: F }

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<F>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure }
}

/** A refusal with an AWS error code and its message. */
export function fail(
  code: string,
  message: string,
  members?: JsonObject,
): { readonly ok: false; readonly failure: Failure } {
  return refuse(members === undefined ? { code, message } : { code, message, members })
}
