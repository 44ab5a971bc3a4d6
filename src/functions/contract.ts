import type { EpochMs, Failure } from '../base/index.ts'

/** Runs the code of functions. It keeps nothing: what functions there are is the service's, `services/lambda`. */
export interface FunctionHost {
  /** Lambda's names of the runtimes that this machine can run, e.g. `nodejs22.x`, `python3.12`. */
  runtimes(): Promise<readonly string[]>
  /** Runs one invocation to its end. Whatever the function does, it ends as a value. */
  invoke(invocation: Invocation): Promise<InvocationResult>
  /** Ends idle processes of a function whose code or configuration is not the current one; busy ones when they are done. */
  retire(functionArn: string): void
  /** Ends every process. */
  close(): Promise<void>
}

/** One published version of a function, or `$LATEST`, as it stands when it is invoked. */
export interface FunctionVersion {
  /** Without qualifier. */
  readonly functionArn: string
  readonly functionName: string
  readonly version: string
  /** Differs whenever code or configuration differ: processes are reused for the same revision only. */
  readonly revisionId: string
  readonly runtime: string
  readonly handler: string
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
  readonly memoryMib: number
  readonly region: string
  readonly code: FunctionCode
  readonly logGroup: string
  /** Credentials of the function's role, for its environment. */
  credentials(): Promise<FunctionCredentials | undefined>
}

export type FunctionCode =
  /** A folder that is served as it is. */
  | { readonly kind: 'folder'; readonly path: string }
  /** A zip; `sha256` (base64, as Lambda tells it) names its content. */
  | { readonly kind: 'zip'; readonly sha256: string; read(): Promise<Uint8Array> }

export interface FunctionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: EpochMs
}

export interface Invocation {
  readonly function: FunctionVersion
  /** ARN as the caller said it, with its qualifier: the context's `invokedFunctionArn`. */
  readonly invokedArn: string
  readonly requestId: string
  /** JSON text. */
  readonly payload: string
  /** JSON text of the X-Amz-Client-Context header. */
  readonly clientContext?: string
  /** Nobody waits any more: the invocation may go on, its result is dropped. */
  readonly signal?: AbortSignal
}

export interface InvocationResult {
  /** What the function answered, or the error payload (`errorType`, `errorMessage`, `trace`). */
  readonly payload: string
  /** As the X-Amz-Function-Error header; absent when the function succeeded. */
  readonly functionError?: 'Handled' | 'Unhandled'
  /** The last 4 KiB of the invocation's log. */
  readonly logTail: string
  /**
   * Lambda's error, when the function did not run at all: `TooManyRequestsException` (no process became free in time),
   * `InvalidRuntimeException`, `InvalidZipFileException`, `ServiceException`. The payload is empty then.
   */
  readonly failure?: Failure
}
