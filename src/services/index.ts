export { rootOf as rootPrincipal } from './access/access-keys.ts'
export { authenticate } from './authenticate.ts'
export { assumeRoleForService } from './access/service-role.ts'
export type {
  AccessRequest,
  Call,
  Log,
  OperationHandler,
  Ports,
  Principal,
  ServiceHandlers,
  Settings,
} from './contract.ts'
export type {
  FolderFunction,
  FolderFunctions,
  FunctionsElsewhere,
  InvocationElsewhere,
  InvokeAnswer,
  InvokeFunction,
  InvokeRequest,
  Invoker,
} from './lambda/contract.ts'
export { apigatewayTasks } from './apigateway-tasks/apigateway-tasks.ts'
export { functionLogs } from './lambda-tasks/function-logs.ts'
export { lambdaTasks } from './lambda-tasks/lambda-tasks.ts'
export { keepFunctionEvents } from './lambda/events.ts'
export { invokeFunction } from './lambda/invoke.ts'
export type { LogLine } from './logs/append-events.ts'
export { openLogSink, type LogSink, type LogSinkPorts } from './logs/log-sink.ts'
export { findLogGroup, type LogGroupRecord } from './logs/records.ts'
export { keepLogsSwept, sweepLogs } from './logs/sweep.ts'
export { isBuilt, openPipeline, type Behalf, type Pipeline } from './pipeline.ts'
export { executionLogs } from './states/execution-logs.ts'
export { mapRunAccess } from './states/map-run-access.ts'
export { principalOf, signIn, type Credentials, type SignIn } from './sign-in.ts'
export { openExecutions } from './states/open-executions.ts'
export { adjustableQuotas, quotaOf, type QuotaName, type Quotas } from './quotas.ts'
export { parameterProblems } from './sdk-tasks/parameter-problems.ts'
export { sdkTasks } from './sdk-tasks/sdk-tasks.ts'
export { statesTasks } from './states/tasks/states-tasks.ts'
