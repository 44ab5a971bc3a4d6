import { limits } from '../../base/index.ts'
import type { Scope } from './part.ts'

/** How a state fails: an error's name and its cause, either of which may be absent. */
export interface StateFailure {
  readonly error?: string
  readonly cause?: string
}

/** The interpreter's own failures name the state and the event that entered it, once. */
export function failureAt(scope: Scope, error: string, message: string): StateFailure {
  const prefix = `An error occurred while executing the state '${scope.state}' (entered at the event id #${scope.enteredEvent}). `
  return { error, cause: clipped(prefix + message, limits.causeCharacters) }
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

function clipped(text: string, charactersMax: number): string {
  return text.length <= charactersMax ? text : text.slice(0, charactersMax)
}
