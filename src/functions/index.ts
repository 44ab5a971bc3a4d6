export type {
  FunctionCode,
  FunctionCredentials,
  FunctionHost,
  FunctionVersion,
  Invocation,
  InvocationResult,
} from './contract.ts'
