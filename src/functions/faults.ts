import { limits } from '../base/index.ts'
import type { FunctionVersion } from './contract.ts'

/** How an invocation failed, with Lambda's names and sentences. */
export interface FunctionFault {
  readonly kind: 'error' | 'timeout'
  readonly errorType: string
  readonly message: string
  /** The error payload as it came from the function; empty: made of type and message. */
  readonly payload: string
}

export function payloadOf({ payload, errorType, message }: FunctionFault, requestId: string): string {
  if (payload !== '') return payload
  return JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${message}` })
}

export function timeoutError({ timeoutSeconds }: FunctionVersion): FunctionFault {
  const message = `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`
  return { kind: 'timeout', errorType: 'Sandbox.Timedout', message, payload: '' }
}

const signalWords: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
}

export function exitError(code: number | null, signal: NodeJS.Signals | null): FunctionFault {
  const reason = signal === null ? `exit status ${code}` : `signal: ${signalWords[signal] ?? signal}`
  const message = code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${reason}`
  return { kind: 'error', errorType: 'Runtime.ExitError', message, payload: '' }
}

const tooLargeText = `Response payload size exceeded maximum allowed payload size (${limits.functionAnswerBytes} bytes).`

export const tooLargeError: FunctionFault = {
  kind: 'error',
  errorType: 'Function.ResponseSizeTooLarge',
  message: tooLargeText,
  payload: JSON.stringify({ errorMessage: tooLargeText, errorType: 'Function.ResponseSizeTooLarge' }),
}
