/** What the parts of the server around this service see of it: ways in, and the ports that it works with. */
import type { EpochMs, Outcome, Space } from '../../base/index.ts'
import type { Ports, Principal } from '../contract.ts'

/** Who invokes: a principal by its own policies or the function's, or a service of AWS by the function's alone. */
export type Invoker =
  | {
      readonly kind: 'principal'
      readonly principal: Principal
      /** For a service that calls in the principal's name: who and for which resource. */
      readonly via?: { readonly service: string; readonly sourceArn: string }
    }
  /** e.g. `apigateway.amazonaws.com`, for the ARN of a method, in whose account it stands. */
  | {
      readonly kind: 'service'
      readonly service: string
      readonly sourceArn: string
      readonly sourceAccount: string
    }

export interface InvokeRequest {
  readonly invoker: Invoker
  /** Where a function that is named without account and region is looked up. */
  readonly space: Space
  /** Name, partial ARN or ARN, each with a qualifier or without. */
  readonly functionName: string
  /** Version, alias or `$LATEST`; must not contradict one in the name. */
  readonly qualifier?: string
  /** JSON text; an empty one is taken for `{}`. */
  readonly payload: string
  /** `RequestResponse` unless said. */
  readonly invocationType?: 'RequestResponse' | 'Event' | 'DryRun'
  readonly logTail?: boolean
  /** JSON text, not base64. */
  readonly clientContext?: string
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal
  /** The id that the answer and the function's log tell; a new one, unless said. */
  readonly requestId?: string
}

export interface InvokeAnswer {
  /** 200, 202 of an accepted Event, 204 of a DryRun. */
  readonly status: number
  readonly requestId: string
  /** What the function answered or its error payload, JSON text; empty for Event and DryRun. */
  readonly payload: string
  readonly functionError?: 'Handled' | 'Unhandled'
  /** Version that ran; absent for Event and DryRun. */
  readonly executedVersion?: string
  /** The last 4 KiB of the log as text, where it was asked for. */
  readonly logTail?: string
}

/**
 * Invokes a function as the API's Invoke does: authorised (`lambda:InvokeFunction` by identity or resource policy),
 * within the payload's limits, with Lambda's codes in failures (ResourceNotFoundException, AccessDeniedException,
 * TooManyRequestsException, RequestEntityTooLargeException, InvalidRequestContentException, ...). An error of the
 * function's own is an answer with `functionError`, no failure. An Event is on disk when this answers.
 */
export type InvokeFunction = (ports: Ports, request: InvokeRequest) => Promise<Outcome<InvokeAnswer>>

/**
 * Functions that a folder serves: shown by the API in the settings' account and every region, and invoked like others,
 * but nothing changes them there. A name is taken by the folder before the store.
 */
export interface FolderFunctions {
  /** In the order of their names. */
  list(): readonly FolderFunction[]
  find(name: string): FolderFunction | undefined
}

export interface FolderFunction {
  readonly name: string
  /** Folder that is the function's code. */
  readonly path: string
  /** Differs whenever what is served does. */
  readonly revisionId: string
  readonly modifiedAt: EpochMs
  readonly runtime: string
  readonly handler: string
  readonly description?: string
  /** 3 unless said. */
  readonly timeoutSeconds?: number
  /** 128 unless said. */
  readonly memoryMib?: number
  readonly environment?: Readonly<Record<string, string>>
  /** Its credentials are this role's. Without one they are those of the account's root. */
  readonly roleArn?: string
}

/**
 * Takes invocations elsewhere (`--lambda-endpoint`): asked after the caller was authorised by its own policies, instead
 * of looking for the function here. Failures carry Lambda's codes.
 */
export interface FunctionsElsewhere {
  invoke(invocation: InvocationElsewhere): Promise<Outcome<InvokeAnswer>>
}

export interface InvocationElsewhere {
  readonly space: Space
  readonly functionName: string
  readonly qualifier?: string
  readonly payload: string
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun'
  readonly logTail: boolean
  readonly clientContext?: string
  readonly requestId: string
  readonly signal?: AbortSignal
}
