import { settled, type Exchange, type StageResult } from '../exchange.ts'

/**
 * Who may call. Only methods without authorization are built: one with AWS_IAM, an authorizer or a user pool is closed,
 * so that a gate that cannot be checked never stands open. The control plane refuses other types as NotImplemented.
 * No API keys exist yet, so a method that requires one refuses each. TestInvokeMethod asks for neither.
 */
export function authenticate(exchange: Exchange): StageResult {
  if (exchange.log !== undefined) return undefined
  const method = settled(exchange.method, 'method')
  switch (method.authorizationType) {
    case 'NONE':
      return method.apiKeyRequired ? { type: 'INVALID_API_KEY' } : undefined
    case 'AWS_IAM':
      return { type: 'MISSING_AUTHENTICATION_TOKEN' }
    default:
      return { type: 'AUTHORIZER_CONFIGURATION_ERROR' }
  }
}
