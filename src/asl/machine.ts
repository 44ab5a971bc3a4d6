import type { JsonPath, ReferencePath } from '../jsonpath/index.ts'
import type { Datum } from './datum.ts'
import type { Comparison } from './expression/comparators.ts'
import type { IntrinsicName } from './expression/intrinsic-names.ts'

/**
 * The one parsed form of a definition: everything a path, template or rule needs is parsed here once, at creation,
 * never while an execution runs.
 */
export interface Machine extends Workflow {
  readonly type: MachineType
  readonly queryLanguage: QueryLanguage
  readonly timeoutSeconds?: number
}

export type MachineType = 'STANDARD' | 'EXPRESS'
export type QueryLanguage = 'JSONPath' | 'JSONata'

/** States under one `StartAt`: the machine's own, a branch's, an item processor's. */
export interface Workflow {
  readonly startAt: string
  readonly states: ReadonlyMap<string, State>
}

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState

export type StateType = State['type']

interface StateBase {
  readonly name: string
  readonly language: QueryLanguage
  /** Where the input comes from: absent is `$`, `none` is an explicit null and means `{}`. */
  readonly inputPath?: PathExpression | 'none'
  readonly outputPath?: PathExpression | 'none'
  /** JSONata's `Output`. */
  readonly output?: Template
  readonly assign?: Assignment
}

interface ResultFields {
  /** `Parameters` or `Arguments`. */
  readonly parameters?: Template
  readonly resultSelector?: Template
  /** Absent is `$` (the result replaces the input), `none` keeps the input. */
  readonly resultPath?: ReferencePath | 'none'
}

interface RecoveryFields {
  readonly retry: readonly Retrier[]
  readonly catch: readonly Catcher[]
}

/** The state that follows; absent where the workflow ends (`End: true`). */
interface Transition {
  readonly next?: string
}

export interface PassState extends StateBase, ResultFields, Transition {
  readonly type: 'Pass'
  readonly result?: Datum
}

export interface TaskState extends StateBase, ResultFields, RecoveryFields, Transition {
  readonly type: 'Task'
  readonly resource: Resource
  readonly timeoutSeconds?: NumberField
  readonly heartbeatSeconds?: NumberField
  /** `Credentials.RoleArn`. */
  readonly credentialsRoleArn?: Template
}

/** What a Task's `Resource` names. `text` is as written. */
export type Resource =
  | { readonly kind: 'activity'; readonly text: string }
  | { readonly kind: 'function'; readonly text: string }
  | {
      readonly kind: 'integration'
      readonly text: string
      /** `lambda`, `aws-sdk:dynamodb` */
      readonly service: string
      /** With its pattern, as history shows it: `startExecution.sync:2`. */
      readonly action: string
      readonly pattern: 'requestResponse' | 'sync' | 'waitForTaskToken'
    }

export interface ChoiceState extends StateBase {
  readonly type: 'Choice'
  readonly rules: readonly ChoiceRule[]
  readonly defaultNext?: string
}

export interface ChoiceRule {
  readonly next: string
  readonly condition: Condition
  readonly assign?: Assignment
  readonly output?: Template
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'jsonata'; readonly template: Template }
  | {
      readonly kind: 'test'
      readonly variable: PathExpression
      readonly comparison: Comparison
      /** What the operator compares with, or where it is found (`…Path`). */
      readonly operand: Operand
    }

export type Operand =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'path'; readonly expression: PathExpression }

export interface WaitState extends StateBase, Transition {
  readonly type: 'Wait'
  readonly wait:
    | { readonly kind: 'seconds'; readonly seconds: number }
    | { readonly kind: 'secondsPath'; readonly expression: PathExpression }
    | { readonly kind: 'timestamp'; readonly timestamp: string }
    | { readonly kind: 'timestampPath'; readonly expression: PathExpression }
    | { readonly kind: 'secondsExpression' | 'timestampExpression'; readonly template: Template }
}

export interface SucceedState extends StateBase {
  readonly type: 'Succeed'
}

export interface FailState extends StateBase {
  readonly type: 'Fail'
  readonly error?: Template
  readonly cause?: Template
}

export interface ParallelState extends StateBase, ResultFields, RecoveryFields, Transition {
  readonly type: 'Parallel'
  readonly branches: readonly Workflow[]
}

export interface MapState extends StateBase, ResultFields, RecoveryFields, Transition {
  readonly type: 'Map'
  readonly processor: Workflow
  /** Where it stands: the second is the older spelling. */
  readonly processorField: 'ItemProcessor' | 'Iterator'
  readonly distributed?: DistributedMap
  /** `ItemsPath`, or JSONata's `Items`. */
  readonly items?: PathExpression | Template
  /** `ItemSelector`, or its old spelling `Parameters`. */
  readonly itemSelector?: Template
  readonly maxConcurrency?: NumberField
  /** Judged at entry in both modes; only a distributed Map tolerates. */
  readonly toleratedCount?: NumberField
  readonly toleratedPercentage?: NumberField
}

/** What a Map in DISTRIBUTED mode adds. Its children run the processor as a machine of their own. */
export interface DistributedMap {
  readonly executionType: MachineType
  readonly label?: string
  readonly itemReader?: ItemReader
  readonly itemBatcher?: ItemBatcher
  readonly resultWriter?: ResultWriter
}

export interface ItemReader {
  readonly action: 'getObject' | 'listObjectsV2'
  readonly parameters?: Template
  readonly inputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST'
  readonly manifestType?: 'ATHENA_DATA' | 'S3_INVENTORY'
  readonly flatten: boolean
  readonly csvDelimiter: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB'
  /** Names of the columns, where the file does not bring them. */
  readonly csvHeaders?: readonly string[]
  readonly itemsPointer?: string
  readonly maxItems?: NumberField
}

export interface ItemBatcher {
  readonly maxItems?: NumberField
  readonly maxInputBytes?: NumberField
  readonly batchInput?: Template
}

export interface ResultWriter {
  /** Bucket and prefix; absent where the results only change their shape. */
  readonly parameters?: Template
  readonly transformation?: 'NONE' | 'COMPACT' | 'FLATTEN'
  readonly outputType?: 'JSON' | 'JSONL'
}

/** A number written in the definition, or where it comes from. `field` is the field's name as written. */
export type NumberField =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'path'; readonly field: string; readonly expression: PathExpression }
  | { readonly kind: 'expression'; readonly field: string; readonly template: Template }

export type Assignment = readonly (readonly [name: string, value: Template])[]

export interface Retrier {
  readonly errorEquals: readonly string[]
  readonly intervalSeconds: number
  readonly maxAttempts: number
  readonly backoffRate: number
  readonly maxDelaySeconds?: number
  readonly fullJitter: boolean
}

export interface Catcher {
  readonly errorEquals: readonly string[]
  readonly next: string
  readonly resultPath?: ReferencePath | 'none'
  readonly assign?: Assignment
  readonly output?: Template
}

/** What a JSONPath field or a `.$` member holds. `text` is as written, for AWS's messages. */
export type PathExpression =
  | { readonly kind: 'input' | 'context'; readonly text: string; readonly path: JsonPath }
  | { readonly kind: 'variable'; readonly text: string; readonly name: string; readonly path: JsonPath }
  | {
      readonly kind: 'intrinsic'
      readonly text: string
      readonly name: IntrinsicName
      readonly arguments: readonly IntrinsicArgument[]
    }

export type IntrinsicArgument =
  | PathExpression
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }

/** A JSON value with holes. `field` is the hole's place as AWS's messages name it. */
export type Template =
  | { readonly kind: 'constant'; readonly datum: Datum }
  | { readonly kind: 'path'; readonly field: string; readonly expression: PathExpression }
  | { readonly kind: 'jsonata'; readonly field: string; readonly expression: string }
  | { readonly kind: 'object'; readonly members: readonly (readonly [name: string, value: Template])[] }
  | { readonly kind: 'array'; readonly items: readonly Template[] }
