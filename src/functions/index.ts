export type {
  FunctionCode,
  FunctionCredentials,
  FunctionHost,
  FunctionVersion,
  Invocation,
  InvocationResult,
} from './contract.ts'
export { openFunctionHost, type FunctionHostConfig } from './host.ts'
export { openElsewhere, type Elsewhere, type ElsewhereConfig } from './elsewhere.ts'
export { openFunctionFolder, type FunctionFolder } from './folder.ts'
