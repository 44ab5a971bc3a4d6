export type {
  FunctionCode,
  FunctionCredentials,
  FunctionHost,
  FunctionVersion,
  Invocation,
  InvocationResult,
} from './contract.ts'
export { openFunctionHost, type FunctionHostConfig } from './host.ts'
