export { claim, requestBytesMax, requestTooLarge } from './claim.ts'
export { decodeInput } from './decode.ts'
export { encodeFailure, encodeOutput } from './encode.ts'
export { RawJson } from './raw-json.ts'
export { serviceModels } from './services.ts'
export { validateInput } from './validate.ts'
export type {
  Claim,
  ClaimFailure,
  DecodeUtf8,
  Protocol,
  ServiceName,
  Speaker,
  WireAnswer,
  WireRequest,
} from './wire.ts'
export type { ApigatewayOperations } from './generated/apigateway-types.ts'
export type { IamOperations } from './generated/iam-types.ts'
export type { LambdaOperations } from './generated/lambda-types.ts'
export type { LogsOperations } from './generated/logs-types.ts'
export type { StatesOperations } from './generated/states-types.ts'
export type { StsOperations } from './generated/sts-types.ts'
/** The shapes of each service by name, e.g. `StatesShapes.CreateActivityInput`. */
export type * as ApigatewayShapes from './generated/apigateway-types.ts'
export type * as IamShapes from './generated/iam-types.ts'
export type * as LambdaShapes from './generated/lambda-types.ts'
export type * as LogsShapes from './generated/logs-types.ts'
export type * as StatesShapes from './generated/states-types.ts'
export type * as StsShapes from './generated/sts-types.ts'
