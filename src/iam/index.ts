export { accessDeniedMessage } from './access-denied.ts'
export { contextOf, type Context } from './context.ts'
export { decide, type ApplicablePolicies, type Decision, type PolicyType } from './decide.ts'
export { matchStatements, verdict, type AccessQuestion, type MatchedStatement, type Policy } from './evaluate.ts'
export { loadPolicy, parsePolicy, type PolicyDocument, type Statement } from './policy-document.ts'
export type { Element, PolicyKind } from './policy-syntax.ts'
export { contextKeysOf, grantsService, statementRanges, type TextPosition, type TextRange } from './policy-text.ts'
export {
  invalidPrincipal,
  withPrincipalIds,
  type Caller,
  type PrincipalElement,
  type PrincipalMatch,
} from './principals.ts'
export { unsignedFailure, type Dialect } from './sigv4/failures.ts'
export type { SignedRequest } from './sigv4/signed-request.ts'
export { verifySignature, type KeyHolder, type SignedBy, type VerifyOptions } from './sigv4/verify.ts'
