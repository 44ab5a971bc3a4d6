import { limits } from '../../base/index.ts'
import type { Scope } from './part.ts'

/** How a state fails: an error's name and its cause, either of which may be absent. */
export interface StateFailure {
  readonly error?: string
  readonly cause?: string
  /** Also known by this name in ErrorEquals. */
  readonly alias?: string
  /** A JSONata fault has an event of its own; `location` is the field's, `after` what the event points back to. */
  readonly evaluation?: { readonly location?: string; readonly after?: number }
}

/** The interpreter's own failures name the state and the event that entered it, once. */
export function failureAt(scope: Scope, error: string, message: string): StateFailure {
  const place = `An error occurred while executing the state '${scope.state}' (entered at the event id #${scope.enteredEvent}). `
  return { error, cause: (place + message).slice(0, limits.causeCharacters) }
}

export function runtimeFailure(scope: Scope, message: string): StateFailure {
  return failureAt(scope, 'States.Runtime', message)
}

/** `subject` is the state's name, or for a task's own result what the task calls. */
export function dataLimitFailure(subject: string): StateFailure {
  return {
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  }
}

/** Ours: AWS documents the limits, not the words. */
export function variableLimitFailure(state: string): StateFailure {
  return {
    error: 'States.DataLimitExceeded',
    cause: `The state '${state}' assigned variables with a size exceeding the maximum number of bytes service limit.`,
  }
}

/**
 * Whether a retrier or catcher is for the failure. The interpreter's own faults are for nobody, a result over the limit
 * only for who names it; States.TaskFailed stands for everything but a timeout.
 */
export function isFor(errorEquals: readonly string[], failure: StateFailure): boolean {
  const error = failure.error ?? ''
  if (error === 'States.Runtime') return false
  if (errorEquals.includes(error) || (failure.alias !== undefined && errorEquals.includes(failure.alias))) return true
  if (error === 'States.DataLimitExceeded') return false
  return errorEquals.includes('States.ALL') || (errorEquals.includes('States.TaskFailed') && error !== 'States.Timeout')
}
