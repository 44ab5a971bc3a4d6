import type { Chance, Clock, Digest, EpochMs, JsonObject, Outcome, Space } from '../base/index.ts'
import type { Engine, EnginePorts } from '../engine/index.ts'
import type { FunctionHost } from '../functions/index.ts'
import type { Gateway } from '../gateway/index.ts'
import type { Documents, Store } from '../store/index.ts'
import type { Quotas } from './quotas.ts'
import type { FolderFunctions, FunctionsElsewhere } from './lambda/contract.ts'

/** What the handlers work with; made once by `server`. */
export interface Ports {
  readonly store: Store
  readonly documents: Documents
  readonly engine: Engine
  readonly gateway: Gateway
  readonly clock: Clock
  readonly chance: Chance
  readonly digest: Digest
  /** What executions evaluate expressions and run tasks with, for states that are tested on their own. */
  readonly states?: Pick<EnginePorts, 'digest' | 'evaluate' | 'tasks'>
  /** Runs the code of functions; without it there are none. */
  readonly functions?: FunctionHost
  /** Functions that a folder serves. */
  readonly functionFolder?: FolderFunctions
  readonly functionsElsewhere?: FunctionsElsewhere
  /** Whether another execution may be open; without it, as many as one likes. */
  readonly openExecutions?: OpenExecutions
  readonly settings: Settings
  readonly log: Log
}

export interface OpenExecutions {
  /** For so many more, one unless said. At once, unless the count is near the quota: then they are counted anew. */
  hasRoom(space: Space, executions?: number): boolean | Promise<boolean>
}

export interface Settings {
  readonly iam: 'enforce' | 'audit' | 'off'
  /** Account of callers whose access key is not known; the account of the root key `test`. */
  readonly account: string
  readonly region: string
  /** `dev` takes an unknown access key for the root; `serve` refuses it. */
  readonly unknownKeysAreRoot: boolean
  /** Seals session tokens; kept in the data directory. */
  readonly sessionSecret: string
  /** Quotas that are not AWS's default ones. */
  readonly quotas?: Quotas
}

export interface Log {
  info(message: string, fields?: JsonObject): void
  warn(message: string, fields?: JsonObject): void
  error(message: string, fields?: JsonObject): void
}

/** Who calls. `arn` and `userId` are what GetCallerIdentity answers. */
export type Principal = {
  readonly account: string
  readonly arn: string
  readonly userId: string
  /** Calls with a user's or the root's temporary credentials: those may not call IAM. */
  readonly temporary?: true
  /** Of temporary credentials: when they were made. */
  readonly issuedAt?: EpochMs
  /** Of sessions: when their maker showed a code of an MFA device. */
  readonly mfaAt?: EpochMs
} & (
  | { readonly kind: 'root' }
  | { readonly kind: 'user'; readonly userName: string }
  | {
      readonly kind: 'role'
      readonly roleName: string
      readonly roleArn: string
      readonly sessionName: string
      /** Policies passed when the role was assumed, texts or ARNs: they narrow what the session may do. */
      readonly sessionPolicies: readonly string[]
      readonly issuedAt: EpochMs
      /** Tags passed when the role was assumed; transitive ones go on into the next session. */
      readonly tags?: Readonly<Record<string, string>>
      readonly transitiveTagKeys?: readonly string[]
      readonly sourceIdentity?: string
    }
  | {
      /** A name that GetFederationToken gave credentials for: within its policies it may do what its maker may. */
      readonly kind: 'federated'
      readonly name: string
      /** The maker; the root, unless said. */
      readonly userName?: string
      readonly sessionPolicies: readonly string[]
      readonly issuedAt: EpochMs
      readonly tags?: Readonly<Record<string, string>>
    }
)

/** One call, authenticated: what a handler knows beside its input. */
export interface Call {
  readonly ports: Ports
  readonly principal: Principal
  /** Account of the caller, region of the signature. */
  readonly space: Space
  readonly service: string
  readonly operation: string
  readonly requestId: string
  readonly now: EpochMs
  readonly sourceIp: string
  readonly userAgent: string
  readonly secure: boolean
  /** The caller's X-Amzn-Trace-Id. */
  readonly traceHeader?: string | undefined
  /** Calls back when the caller has hung up before the answer. */
  readonly onGone?: ((listener: () => void) => void) | undefined
  /** Access key id the call was signed with, if it was signed. */
  readonly accessKeyId?: string
  /** For a service that calls in a principal's name: who and for which resource. */
  readonly via?: { readonly service: string; readonly sourceArn: string }
}

/** What must be allowed before the handler runs: an action of the service authorization reference, on a resource. */
export interface AccessRequest {
  /** e.g. `states:StartExecution` */
  readonly action: string
  /** An ARN, or `*` for actions without resource. */
  readonly resource: string
  /** What refusals call the resource, where that is not its ARN: IAM says `role runner`. */
  readonly named?: string
  /** Condition keys beyond the global ones, e.g. `iam:PassedToService`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>
  /** Of resources that have policies of their own, or that callers of other accounts may name. */
  readonly owner?: {
    readonly account: string
    /** The text of the resource's policy, where it has one. */
    readonly policy?: string
    /** Unique ids of the users and roles that the policy names, by ARN, as they were when it was written. */
    readonly principals?: Readonly<Record<string, string>>
  }
}

/**
 * A built operation. `access` says what must be allowed; undefined means that everyone may (GetCallerIdentity). It may
 * read documents, e.g. to know the path of a role. `handle` is a plain function of input and call.
 */
export interface OperationHandler<Input, Output> {
  access(input: Input, call: Call): AccessRequest | undefined | Promise<AccessRequest | undefined>
  handle(input: Input, call: Call): Promise<Outcome<Output>>
}

/** Every operation of a service: its handler, or in sight that it is not built. */
export type ServiceHandlers<Operations extends Record<string, { input: unknown; output: unknown }>> = {
  readonly [Name in keyof Operations]:
    | OperationHandler<Operations[Name]['input'], Operations[Name]['output']>
    | 'NotImplemented'
}
