/* Made by tools/generate-operations.ts; change that, not this. */
import type { RawJson } from '../raw-json.ts'

export interface ActivityFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export type ActivityList = readonly ActivityListItem[]

export interface ActivityListItem {
  readonly activityArn: string
  readonly name: string
  readonly creationDate: number
}

export interface ActivityScheduleFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface ActivityScheduledEventDetails {
  readonly resource: string
  readonly input?: string | undefined
  readonly inputDetails?: HistoryEventExecutionDataDetails | undefined
  readonly timeoutInSeconds?: number | undefined
  readonly heartbeatInSeconds?: number | undefined
}

export interface ActivityStartedEventDetails {
  readonly workerName?: string | undefined
}

export interface ActivitySucceededEventDetails {
  readonly output?: string | undefined
  readonly outputDetails?: HistoryEventExecutionDataDetails | undefined
}

export interface ActivityTimedOutEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export type AssignedVariables = Readonly<Record<string, string>>

export interface AssignedVariablesDetails {
  readonly truncated?: boolean | undefined
}

export interface BillingDetails {
  readonly billedMemoryUsedInMB?: number | undefined
  readonly billedDurationInMilliseconds?: number | undefined
}

export interface CloudWatchEventsExecutionDataDetails {
  readonly included?: boolean | undefined
}

export interface CloudWatchLogsLogGroup {
  readonly logGroupArn?: string | undefined
}

export interface CreateActivityInput {
  readonly name: string
  readonly tags?: TagList | undefined
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined
}

export interface CreateActivityOutput {
  readonly activityArn: string
  readonly creationDate: number
}

export interface CreateStateMachineAliasInput {
  readonly description?: string | undefined
  readonly name: string
  readonly routingConfiguration: RoutingConfigurationList
}

export interface CreateStateMachineAliasOutput {
  readonly stateMachineAliasArn: string
  readonly creationDate: number
}

export interface CreateStateMachineInput {
  readonly name: string
  readonly definition: string
  readonly roleArn: string
  readonly type?: StateMachineType | undefined
  readonly loggingConfiguration?: LoggingConfiguration | undefined
  readonly tags?: TagList | undefined
  readonly tracingConfiguration?: TracingConfiguration | undefined
  readonly publish?: boolean | undefined
  readonly versionDescription?: string | undefined
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined
}

export interface CreateStateMachineOutput {
  readonly stateMachineArn: string
  readonly creationDate: number
  readonly stateMachineVersionArn?: string | undefined
}

export interface DeleteActivityInput {
  readonly activityArn: string
}

export type DeleteActivityOutput = Readonly<Record<string, never>>

export interface DeleteStateMachineAliasInput {
  readonly stateMachineAliasArn: string
}

export type DeleteStateMachineAliasOutput = Readonly<Record<string, never>>

export interface DeleteStateMachineInput {
  readonly stateMachineArn: string
}

export type DeleteStateMachineOutput = Readonly<Record<string, never>>

export interface DeleteStateMachineVersionInput {
  readonly stateMachineVersionArn: string
}

export type DeleteStateMachineVersionOutput = Readonly<Record<string, never>>

export interface DescribeActivityInput {
  readonly activityArn: string
}

export interface DescribeActivityOutput {
  readonly activityArn: string
  readonly name: string
  readonly creationDate: number
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined
}

export interface DescribeExecutionInput {
  readonly executionArn: string
  readonly includedData?: IncludedData | undefined
}

export interface DescribeExecutionOutput {
  readonly executionArn: string
  readonly stateMachineArn: string
  readonly name?: string | undefined
  readonly status: ExecutionStatus
  readonly startDate: number
  readonly stopDate?: number | undefined
  readonly input?: string | undefined
  readonly inputDetails?: CloudWatchEventsExecutionDataDetails | undefined
  readonly output?: string | undefined
  readonly outputDetails?: CloudWatchEventsExecutionDataDetails | undefined
  readonly traceHeader?: string | undefined
  readonly mapRunArn?: string | undefined
  readonly error?: string | undefined
  readonly cause?: string | undefined
  readonly stateMachineVersionArn?: string | undefined
  readonly stateMachineAliasArn?: string | undefined
  readonly redriveCount?: number | undefined
  readonly redriveDate?: number | undefined
  readonly redriveStatus?: ExecutionRedriveStatus | undefined
  readonly redriveStatusReason?: string | undefined
}

export interface DescribeMapRunInput {
  readonly mapRunArn: string
}

export interface DescribeMapRunOutput {
  readonly mapRunArn: string
  readonly executionArn: string
  readonly status: MapRunStatus
  readonly startDate: number
  readonly stopDate?: number | undefined
  readonly maxConcurrency: number
  readonly toleratedFailurePercentage: number
  readonly toleratedFailureCount: number
  readonly itemCounts: MapRunItemCounts
  readonly executionCounts: MapRunExecutionCounts
  readonly redriveCount?: number | undefined
  readonly redriveDate?: number | undefined
}

export interface DescribeStateMachineAliasInput {
  readonly stateMachineAliasArn: string
}

export interface DescribeStateMachineAliasOutput {
  readonly stateMachineAliasArn?: string | undefined
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly routingConfiguration?: RoutingConfigurationList | undefined
  readonly creationDate?: number | undefined
  readonly updateDate?: number | undefined
}

export interface DescribeStateMachineForExecutionInput {
  readonly executionArn: string
  readonly includedData?: IncludedData | undefined
}

export interface DescribeStateMachineForExecutionOutput {
  readonly stateMachineArn: string
  readonly name: string
  readonly definition: string
  readonly roleArn: string
  readonly updateDate: number
  readonly loggingConfiguration?: LoggingConfiguration | undefined
  readonly tracingConfiguration?: TracingConfiguration | undefined
  readonly mapRunArn?: string | undefined
  readonly label?: string | undefined
  readonly revisionId?: string | undefined
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined
  readonly variableReferences?: VariableReferences | undefined
}

export interface DescribeStateMachineInput {
  readonly stateMachineArn: string
  readonly includedData?: IncludedData | undefined
}

export interface DescribeStateMachineOutput {
  readonly stateMachineArn: string
  readonly name: string
  readonly status?: StateMachineStatus | undefined
  readonly definition: string
  readonly roleArn: string
  readonly type: StateMachineType
  readonly creationDate: number
  readonly loggingConfiguration?: LoggingConfiguration | undefined
  readonly tracingConfiguration?: TracingConfiguration | undefined
  readonly label?: string | undefined
  readonly revisionId?: string | undefined
  readonly description?: string | undefined
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined
  readonly variableReferences?: VariableReferences | undefined
}

export interface EncryptionConfiguration {
  readonly kmsKeyId?: string | undefined
  readonly kmsDataKeyReusePeriodSeconds?: number | undefined
  readonly type: EncryptionType
}

export type EncryptionType = 'AWS_OWNED_KEY' | 'CUSTOMER_MANAGED_KMS_KEY'

export interface EvaluationFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
  readonly location?: string | undefined
  readonly state: string
}

export interface ExecutionAbortedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface ExecutionFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export type ExecutionList = readonly ExecutionListItem[]

export interface ExecutionListItem {
  readonly executionArn: string
  readonly stateMachineArn: string
  readonly name: string
  readonly status: ExecutionStatus
  readonly startDate: number
  readonly stopDate?: number | undefined
  readonly mapRunArn?: string | undefined
  readonly itemCount?: number | undefined
  readonly stateMachineVersionArn?: string | undefined
  readonly stateMachineAliasArn?: string | undefined
  readonly redriveCount?: number | undefined
  readonly redriveDate?: number | undefined
}

export type ExecutionRedriveFilter = 'REDRIVEN' | 'NOT_REDRIVEN'

export type ExecutionRedriveStatus = 'REDRIVABLE' | 'NOT_REDRIVABLE' | 'REDRIVABLE_BY_MAP_RUN'

export interface ExecutionRedrivenEventDetails {
  readonly redriveCount?: number | undefined
}

export interface ExecutionStartedEventDetails {
  readonly input?: string | undefined
  readonly inputDetails?: HistoryEventExecutionDataDetails | undefined
  readonly roleArn?: string | undefined
  readonly stateMachineAliasArn?: string | undefined
  readonly stateMachineVersionArn?: string | undefined
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE'

export interface ExecutionSucceededEventDetails {
  readonly output?: string | undefined
  readonly outputDetails?: HistoryEventExecutionDataDetails | undefined
}

export interface ExecutionTimedOutEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface GetActivityTaskInput {
  readonly activityArn: string
  readonly workerName?: string | undefined
}

export interface GetActivityTaskOutput {
  readonly taskToken?: string | undefined
  readonly input?: string | undefined
}

export interface GetExecutionHistoryInput {
  readonly executionArn: string
  readonly maxResults?: number | undefined
  readonly reverseOrder?: boolean | undefined
  readonly nextToken?: string | undefined
  readonly includeExecutionData?: boolean | undefined
}

export interface GetExecutionHistoryOutput {
  readonly events: HistoryEventList | RawJson
  readonly nextToken?: string | undefined
}

export interface HistoryEvent {
  readonly timestamp: number
  readonly type: HistoryEventType
  readonly id: number
  readonly previousEventId?: number | undefined
  readonly activityFailedEventDetails?: ActivityFailedEventDetails | undefined
  readonly activityScheduleFailedEventDetails?: ActivityScheduleFailedEventDetails | undefined
  readonly activityScheduledEventDetails?: ActivityScheduledEventDetails | undefined
  readonly activityStartedEventDetails?: ActivityStartedEventDetails | undefined
  readonly activitySucceededEventDetails?: ActivitySucceededEventDetails | undefined
  readonly activityTimedOutEventDetails?: ActivityTimedOutEventDetails | undefined
  readonly taskFailedEventDetails?: TaskFailedEventDetails | undefined
  readonly taskScheduledEventDetails?: TaskScheduledEventDetails | undefined
  readonly taskStartFailedEventDetails?: TaskStartFailedEventDetails | undefined
  readonly taskStartedEventDetails?: TaskStartedEventDetails | undefined
  readonly taskSubmitFailedEventDetails?: TaskSubmitFailedEventDetails | undefined
  readonly taskSubmittedEventDetails?: TaskSubmittedEventDetails | undefined
  readonly taskSucceededEventDetails?: TaskSucceededEventDetails | undefined
  readonly taskTimedOutEventDetails?: TaskTimedOutEventDetails | undefined
  readonly executionFailedEventDetails?: ExecutionFailedEventDetails | undefined
  readonly executionStartedEventDetails?: ExecutionStartedEventDetails | undefined
  readonly executionSucceededEventDetails?: ExecutionSucceededEventDetails | undefined
  readonly executionAbortedEventDetails?: ExecutionAbortedEventDetails | undefined
  readonly executionTimedOutEventDetails?: ExecutionTimedOutEventDetails | undefined
  readonly executionRedrivenEventDetails?: ExecutionRedrivenEventDetails | undefined
  readonly mapStateStartedEventDetails?: MapStateStartedEventDetails | undefined
  readonly mapIterationStartedEventDetails?: MapIterationEventDetails | undefined
  readonly mapIterationSucceededEventDetails?: MapIterationEventDetails | undefined
  readonly mapIterationFailedEventDetails?: MapIterationEventDetails | undefined
  readonly mapIterationAbortedEventDetails?: MapIterationEventDetails | undefined
  readonly lambdaFunctionFailedEventDetails?: LambdaFunctionFailedEventDetails | undefined
  readonly lambdaFunctionScheduleFailedEventDetails?: LambdaFunctionScheduleFailedEventDetails | undefined
  readonly lambdaFunctionScheduledEventDetails?: LambdaFunctionScheduledEventDetails | undefined
  readonly lambdaFunctionStartFailedEventDetails?: LambdaFunctionStartFailedEventDetails | undefined
  readonly lambdaFunctionSucceededEventDetails?: LambdaFunctionSucceededEventDetails | undefined
  readonly lambdaFunctionTimedOutEventDetails?: LambdaFunctionTimedOutEventDetails | undefined
  readonly stateEnteredEventDetails?: StateEnteredEventDetails | undefined
  readonly stateExitedEventDetails?: StateExitedEventDetails | undefined
  readonly mapRunStartedEventDetails?: MapRunStartedEventDetails | undefined
  readonly mapRunFailedEventDetails?: MapRunFailedEventDetails | undefined
  readonly mapRunRedrivenEventDetails?: MapRunRedrivenEventDetails | undefined
  readonly evaluationFailedEventDetails?: EvaluationFailedEventDetails | undefined
}

export interface HistoryEventExecutionDataDetails {
  readonly truncated?: boolean | undefined
}

export type HistoryEventList = readonly HistoryEvent[]

export type HistoryEventType = 'ActivityFailed' | 'ActivityScheduled' | 'ActivityScheduleFailed' | 'ActivityStarted' | 'ActivitySucceeded' | 'ActivityTimedOut' | 'ChoiceStateEntered' | 'ChoiceStateExited' | 'ExecutionAborted' | 'ExecutionFailed' | 'ExecutionStarted' | 'ExecutionSucceeded' | 'ExecutionTimedOut' | 'FailStateEntered' | 'LambdaFunctionFailed' | 'LambdaFunctionScheduled' | 'LambdaFunctionScheduleFailed' | 'LambdaFunctionStarted' | 'LambdaFunctionStartFailed' | 'LambdaFunctionSucceeded' | 'LambdaFunctionTimedOut' | 'MapIterationAborted' | 'MapIterationFailed' | 'MapIterationStarted' | 'MapIterationSucceeded' | 'MapStateAborted' | 'MapStateEntered' | 'MapStateExited' | 'MapStateFailed' | 'MapStateStarted' | 'MapStateSucceeded' | 'ParallelStateAborted' | 'ParallelStateEntered' | 'ParallelStateExited' | 'ParallelStateFailed' | 'ParallelStateStarted' | 'ParallelStateSucceeded' | 'PassStateEntered' | 'PassStateExited' | 'SucceedStateEntered' | 'SucceedStateExited' | 'TaskFailed' | 'TaskScheduled' | 'TaskStarted' | 'TaskStartFailed' | 'TaskStateAborted' | 'TaskStateEntered' | 'TaskStateExited' | 'TaskSubmitFailed' | 'TaskSubmitted' | 'TaskSucceeded' | 'TaskTimedOut' | 'WaitStateAborted' | 'WaitStateEntered' | 'WaitStateExited' | 'MapRunAborted' | 'MapRunFailed' | 'MapRunStarted' | 'MapRunSucceeded' | 'ExecutionRedriven' | 'MapRunRedriven' | 'EvaluationFailed'

export type IncludedData = 'ALL_DATA' | 'METADATA_ONLY'

export interface InspectionData {
  readonly input?: string | undefined
  readonly afterArguments?: string | undefined
  readonly afterInputPath?: string | undefined
  readonly afterParameters?: string | undefined
  readonly result?: string | undefined
  readonly afterResultSelector?: string | undefined
  readonly afterResultPath?: string | undefined
  readonly request?: InspectionDataRequest | undefined
  readonly response?: InspectionDataResponse | undefined
  readonly variables?: string | undefined
  readonly errorDetails?: InspectionErrorDetails | undefined
  readonly afterItemsPath?: string | undefined
  readonly afterItemSelector?: string | undefined
  readonly afterItemBatcher?: string | undefined
  readonly afterItemsPointer?: string | undefined
  readonly toleratedFailureCount?: number | undefined
  readonly toleratedFailurePercentage?: number | undefined
  readonly maxConcurrency?: number | undefined
}

export interface InspectionDataRequest {
  readonly protocol?: string | undefined
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers?: string | undefined
  readonly body?: string | undefined
}

export interface InspectionDataResponse {
  readonly protocol?: string | undefined
  readonly statusCode?: string | undefined
  readonly statusMessage?: string | undefined
  readonly headers?: string | undefined
  readonly body?: string | undefined
}

export interface InspectionErrorDetails {
  readonly catchIndex?: number | undefined
  readonly retryIndex?: number | undefined
  readonly retryBackoffIntervalSeconds?: number | undefined
}

export type InspectionLevel = 'INFO' | 'DEBUG' | 'TRACE'

export interface LambdaFunctionFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface LambdaFunctionScheduleFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface LambdaFunctionScheduledEventDetails {
  readonly resource: string
  readonly input?: string | undefined
  readonly inputDetails?: HistoryEventExecutionDataDetails | undefined
  readonly timeoutInSeconds?: number | undefined
  readonly taskCredentials?: TaskCredentials | undefined
}

export interface LambdaFunctionStartFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface LambdaFunctionSucceededEventDetails {
  readonly output?: string | undefined
  readonly outputDetails?: HistoryEventExecutionDataDetails | undefined
}

export interface LambdaFunctionTimedOutEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface ListActivitiesInput {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

export interface ListActivitiesOutput {
  readonly activities: ActivityList
  readonly nextToken?: string | undefined
}

export interface ListExecutionsInput {
  readonly stateMachineArn?: string | undefined
  readonly statusFilter?: ExecutionStatus | undefined
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
  readonly mapRunArn?: string | undefined
  readonly redriveFilter?: ExecutionRedriveFilter | undefined
}

export interface ListExecutionsOutput {
  readonly executions: ExecutionList
  readonly nextToken?: string | undefined
}

export interface ListMapRunsInput {
  readonly executionArn: string
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

export interface ListMapRunsOutput {
  readonly mapRuns: MapRunList
  readonly nextToken?: string | undefined
}

export interface ListStateMachineAliasesInput {
  readonly stateMachineArn: string
  readonly nextToken?: string | undefined
  readonly maxResults?: number | undefined
}

export interface ListStateMachineAliasesOutput {
  readonly stateMachineAliases: StateMachineAliasList
  readonly nextToken?: string | undefined
}

export interface ListStateMachineVersionsInput {
  readonly stateMachineArn: string
  readonly nextToken?: string | undefined
  readonly maxResults?: number | undefined
}

export interface ListStateMachineVersionsOutput {
  readonly stateMachineVersions: StateMachineVersionList
  readonly nextToken?: string | undefined
}

export interface ListStateMachinesInput {
  readonly maxResults?: number | undefined
  readonly nextToken?: string | undefined
}

export interface ListStateMachinesOutput {
  readonly stateMachines: StateMachineList
  readonly nextToken?: string | undefined
}

export interface ListTagsForResourceInput {
  readonly resourceArn: string
}

export interface ListTagsForResourceOutput {
  readonly tags?: TagList | undefined
}

export interface LogDestination {
  readonly cloudWatchLogsLogGroup?: CloudWatchLogsLogGroup | undefined
}

export type LogDestinationList = readonly LogDestination[]

export type LogLevel = 'ALL' | 'ERROR' | 'FATAL' | 'OFF'

export interface LoggingConfiguration {
  readonly level?: LogLevel | undefined
  readonly includeExecutionData?: boolean | undefined
  readonly destinations?: LogDestinationList | undefined
}

export interface MapIterationEventDetails {
  readonly name?: string | undefined
  readonly index?: number | undefined
}

export interface MapRunExecutionCounts {
  readonly pending: number
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
  readonly total: number
  readonly resultsWritten: number
  readonly failuresNotRedrivable?: number | undefined
  readonly pendingRedrive?: number | undefined
}

export interface MapRunFailedEventDetails {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface MapRunItemCounts {
  readonly pending: number
  readonly running: number
  readonly succeeded: number
  readonly failed: number
  readonly timedOut: number
  readonly aborted: number
  readonly total: number
  readonly resultsWritten: number
  readonly failuresNotRedrivable?: number | undefined
  readonly pendingRedrive?: number | undefined
}

export type MapRunList = readonly MapRunListItem[]

export interface MapRunListItem {
  readonly executionArn: string
  readonly mapRunArn: string
  readonly stateMachineArn: string
  readonly startDate: number
  readonly stopDate?: number | undefined
}

export interface MapRunRedrivenEventDetails {
  readonly mapRunArn?: string | undefined
  readonly redriveCount?: number | undefined
}

export interface MapRunStartedEventDetails {
  readonly mapRunArn?: string | undefined
}

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'

export interface MapStateStartedEventDetails {
  readonly length?: number | undefined
}

export interface MockErrorOutput {
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface MockInput {
  readonly result?: string | undefined
  readonly errorOutput?: MockErrorOutput | undefined
  readonly fieldValidationMode?: MockResponseValidationMode | undefined
}

export type MockResponseValidationMode = 'STRICT' | 'PRESENT' | 'NONE'

export interface PublishStateMachineVersionInput {
  readonly stateMachineArn: string
  readonly revisionId?: string | undefined
  readonly description?: string | undefined
}

export interface PublishStateMachineVersionOutput {
  readonly creationDate: number
  readonly stateMachineVersionArn: string
}

export interface RedriveExecutionInput {
  readonly executionArn: string
  readonly clientToken?: string | undefined
}

export interface RedriveExecutionOutput {
  readonly redriveDate: number
}

export type RoutingConfigurationList = readonly RoutingConfigurationListItem[]

export interface RoutingConfigurationListItem {
  readonly stateMachineVersionArn: string
  readonly weight: number
}

export interface SendTaskFailureInput {
  readonly taskToken: string
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export type SendTaskFailureOutput = Readonly<Record<string, never>>

export interface SendTaskHeartbeatInput {
  readonly taskToken: string
}

export type SendTaskHeartbeatOutput = Readonly<Record<string, never>>

export interface SendTaskSuccessInput {
  readonly taskToken: string
  readonly output: string
}

export type SendTaskSuccessOutput = Readonly<Record<string, never>>

export interface StartExecutionInput {
  readonly stateMachineArn: string
  readonly name?: string | undefined
  readonly input?: string | undefined
  readonly traceHeader?: string | undefined
}

export interface StartExecutionOutput {
  readonly executionArn: string
  readonly startDate: number
}

export interface StartSyncExecutionInput {
  readonly stateMachineArn: string
  readonly name?: string | undefined
  readonly input?: string | undefined
  readonly traceHeader?: string | undefined
  readonly includedData?: IncludedData | undefined
}

export interface StartSyncExecutionOutput {
  readonly executionArn: string
  readonly stateMachineArn?: string | undefined
  readonly name?: string | undefined
  readonly startDate: number
  readonly stopDate: number
  readonly status: SyncExecutionStatus
  readonly error?: string | undefined
  readonly cause?: string | undefined
  readonly input?: string | undefined
  readonly inputDetails?: CloudWatchEventsExecutionDataDetails | undefined
  readonly output?: string | undefined
  readonly outputDetails?: CloudWatchEventsExecutionDataDetails | undefined
  readonly traceHeader?: string | undefined
  readonly billingDetails?: BillingDetails | undefined
}

export interface StateEnteredEventDetails {
  readonly name: string
  readonly input?: string | undefined
  readonly inputDetails?: HistoryEventExecutionDataDetails | undefined
}

export interface StateExitedEventDetails {
  readonly name: string
  readonly output?: string | undefined
  readonly outputDetails?: HistoryEventExecutionDataDetails | undefined
  readonly assignedVariables?: AssignedVariables | undefined
  readonly assignedVariablesDetails?: AssignedVariablesDetails | undefined
}

export type StateMachineAliasList = readonly StateMachineAliasListItem[]

export interface StateMachineAliasListItem {
  readonly stateMachineAliasArn: string
  readonly creationDate: number
}

export type StateMachineList = readonly StateMachineListItem[]

export interface StateMachineListItem {
  readonly stateMachineArn: string
  readonly name: string
  readonly type: StateMachineType
  readonly creationDate: number
}

export type StateMachineStatus = 'ACTIVE' | 'DELETING'

export type StateMachineType = 'STANDARD' | 'EXPRESS'

export type StateMachineVersionList = readonly StateMachineVersionListItem[]

export interface StateMachineVersionListItem {
  readonly stateMachineVersionArn: string
  readonly creationDate: number
}

export interface StopExecutionInput {
  readonly executionArn: string
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface StopExecutionOutput {
  readonly stopDate: number
}

export type SyncExecutionStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT'

export interface Tag {
  readonly key?: string | undefined
  readonly value?: string | undefined
}

export type TagKeyList = readonly string[]

export type TagList = readonly Tag[]

export interface TagResourceInput {
  readonly resourceArn: string
  readonly tags: TagList
}

export type TagResourceOutput = Readonly<Record<string, never>>

export interface TaskCredentials {
  readonly roleArn?: string | undefined
}

export interface TaskFailedEventDetails {
  readonly resourceType: string
  readonly resource: string
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface TaskScheduledEventDetails {
  readonly resourceType: string
  readonly resource: string
  readonly region: string
  readonly parameters: string
  readonly timeoutInSeconds?: number | undefined
  readonly heartbeatInSeconds?: number | undefined
  readonly taskCredentials?: TaskCredentials | undefined
}

export interface TaskStartFailedEventDetails {
  readonly resourceType: string
  readonly resource: string
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface TaskStartedEventDetails {
  readonly resourceType: string
  readonly resource: string
}

export interface TaskSubmitFailedEventDetails {
  readonly resourceType: string
  readonly resource: string
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export interface TaskSubmittedEventDetails {
  readonly resourceType: string
  readonly resource: string
  readonly output?: string | undefined
  readonly outputDetails?: HistoryEventExecutionDataDetails | undefined
}

export interface TaskSucceededEventDetails {
  readonly resourceType: string
  readonly resource: string
  readonly output?: string | undefined
  readonly outputDetails?: HistoryEventExecutionDataDetails | undefined
}

export interface TaskTimedOutEventDetails {
  readonly resourceType: string
  readonly resource: string
  readonly error?: string | undefined
  readonly cause?: string | undefined
}

export type TestExecutionStatus = 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR'

export interface TestStateConfiguration {
  readonly retrierRetryCount?: number | undefined
  readonly errorCausedByState?: string | undefined
  readonly mapIterationFailureCount?: number | undefined
  readonly mapItemReaderData?: string | undefined
}

export interface TestStateInput {
  readonly definition: string
  readonly roleArn?: string | undefined
  readonly input?: string | undefined
  readonly inspectionLevel?: InspectionLevel | undefined
  readonly revealSecrets?: boolean | undefined
  readonly variables?: string | undefined
  readonly stateName?: string | undefined
  readonly mock?: MockInput | undefined
  readonly context?: string | undefined
  readonly stateConfiguration?: TestStateConfiguration | undefined
}

export interface TestStateOutput {
  readonly output?: string | undefined
  readonly error?: string | undefined
  readonly cause?: string | undefined
  readonly inspectionData?: InspectionData | undefined
  readonly nextState?: string | undefined
  readonly status?: TestExecutionStatus | undefined
}

export interface TracingConfiguration {
  readonly enabled?: boolean | undefined
}

export interface UntagResourceInput {
  readonly resourceArn: string
  readonly tagKeys: TagKeyList
}

export type UntagResourceOutput = Readonly<Record<string, never>>

export interface UpdateMapRunInput {
  readonly mapRunArn: string
  readonly maxConcurrency?: number | undefined
  readonly toleratedFailurePercentage?: number | undefined
  readonly toleratedFailureCount?: number | undefined
}

export type UpdateMapRunOutput = Readonly<Record<string, never>>

export interface UpdateStateMachineAliasInput {
  readonly stateMachineAliasArn: string
  readonly description?: string | undefined
  readonly routingConfiguration?: RoutingConfigurationList | undefined
}

export interface UpdateStateMachineAliasOutput {
  readonly updateDate: number
}

export interface UpdateStateMachineInput {
  readonly stateMachineArn: string
  readonly definition?: string | undefined
  readonly roleArn?: string | undefined
  readonly loggingConfiguration?: LoggingConfiguration | undefined
  readonly tracingConfiguration?: TracingConfiguration | undefined
  readonly publish?: boolean | undefined
  readonly versionDescription?: string | undefined
  readonly encryptionConfiguration?: EncryptionConfiguration | undefined
}

export interface UpdateStateMachineOutput {
  readonly updateDate: number
  readonly revisionId?: string | undefined
  readonly stateMachineVersionArn?: string | undefined
}

export interface ValidateStateMachineDefinitionDiagnostic {
  readonly severity: ValidateStateMachineDefinitionSeverity
  readonly code: string
  readonly message: string
  readonly location?: string | undefined
}

export type ValidateStateMachineDefinitionDiagnosticList = readonly ValidateStateMachineDefinitionDiagnostic[]

export interface ValidateStateMachineDefinitionInput {
  readonly definition: string
  readonly type?: StateMachineType | undefined
  readonly severity?: ValidateStateMachineDefinitionSeverity | undefined
  readonly maxResults?: number | undefined
}

export interface ValidateStateMachineDefinitionOutput {
  readonly result: ValidateStateMachineDefinitionResultCode
  readonly diagnostics: ValidateStateMachineDefinitionDiagnosticList
  readonly truncated?: boolean | undefined
}

export type ValidateStateMachineDefinitionResultCode = 'OK' | 'FAIL'

export type ValidateStateMachineDefinitionSeverity = 'ERROR' | 'WARNING'

export type VariableNameList = readonly string[]

export type VariableReferences = Readonly<Record<string, VariableNameList>>

export type StatesOperations = {
  CreateActivity: { input: CreateActivityInput; output: CreateActivityOutput }
  CreateStateMachine: { input: CreateStateMachineInput; output: CreateStateMachineOutput }
  CreateStateMachineAlias: { input: CreateStateMachineAliasInput; output: CreateStateMachineAliasOutput }
  DeleteActivity: { input: DeleteActivityInput; output: DeleteActivityOutput }
  DeleteStateMachine: { input: DeleteStateMachineInput; output: DeleteStateMachineOutput }
  DeleteStateMachineAlias: { input: DeleteStateMachineAliasInput; output: DeleteStateMachineAliasOutput }
  DeleteStateMachineVersion: { input: DeleteStateMachineVersionInput; output: DeleteStateMachineVersionOutput }
  DescribeActivity: { input: DescribeActivityInput; output: DescribeActivityOutput }
  DescribeExecution: { input: DescribeExecutionInput; output: DescribeExecutionOutput }
  DescribeMapRun: { input: DescribeMapRunInput; output: DescribeMapRunOutput }
  DescribeStateMachine: { input: DescribeStateMachineInput; output: DescribeStateMachineOutput }
  DescribeStateMachineAlias: { input: DescribeStateMachineAliasInput; output: DescribeStateMachineAliasOutput }
  DescribeStateMachineForExecution: { input: DescribeStateMachineForExecutionInput; output: DescribeStateMachineForExecutionOutput }
  GetActivityTask: { input: GetActivityTaskInput; output: GetActivityTaskOutput }
  GetExecutionHistory: { input: GetExecutionHistoryInput; output: GetExecutionHistoryOutput }
  ListActivities: { input: ListActivitiesInput; output: ListActivitiesOutput }
  ListExecutions: { input: ListExecutionsInput; output: ListExecutionsOutput }
  ListMapRuns: { input: ListMapRunsInput; output: ListMapRunsOutput }
  ListStateMachineAliases: { input: ListStateMachineAliasesInput; output: ListStateMachineAliasesOutput }
  ListStateMachineVersions: { input: ListStateMachineVersionsInput; output: ListStateMachineVersionsOutput }
  ListStateMachines: { input: ListStateMachinesInput; output: ListStateMachinesOutput }
  ListTagsForResource: { input: ListTagsForResourceInput; output: ListTagsForResourceOutput }
  PublishStateMachineVersion: { input: PublishStateMachineVersionInput; output: PublishStateMachineVersionOutput }
  RedriveExecution: { input: RedriveExecutionInput; output: RedriveExecutionOutput }
  SendTaskFailure: { input: SendTaskFailureInput; output: SendTaskFailureOutput }
  SendTaskHeartbeat: { input: SendTaskHeartbeatInput; output: SendTaskHeartbeatOutput }
  SendTaskSuccess: { input: SendTaskSuccessInput; output: SendTaskSuccessOutput }
  StartExecution: { input: StartExecutionInput; output: StartExecutionOutput }
  StartSyncExecution: { input: StartSyncExecutionInput; output: StartSyncExecutionOutput }
  StopExecution: { input: StopExecutionInput; output: StopExecutionOutput }
  TagResource: { input: TagResourceInput; output: TagResourceOutput }
  TestState: { input: TestStateInput; output: TestStateOutput }
  UntagResource: { input: UntagResourceInput; output: UntagResourceOutput }
  UpdateMapRun: { input: UpdateMapRunInput; output: UpdateMapRunOutput }
  UpdateStateMachine: { input: UpdateStateMachineInput; output: UpdateStateMachineOutput }
  UpdateStateMachineAlias: { input: UpdateStateMachineAliasInput; output: UpdateStateMachineAliasOutput }
  ValidateStateMachineDefinition: { input: ValidateStateMachineDefinitionInput; output: ValidateStateMachineDefinitionOutput }
}
