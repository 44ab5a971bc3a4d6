import { settled, type Exchange, type StageResult } from '../exchange.ts'

/**
 * Who may call. Only methods without authorization are built: one with AWS_IAM, an authorizer or a user pool is closed
 * for everybody, so that a gate that cannot be checked never stands open. TestInvokeMethod asks nobody.
 */
export function authenticate(exchange: Exchange): StageResult {
  if (exchange.log !== undefined) return undefined
  switch (settled(exchange.method, 'method').authorizationType) {
    case 'NONE':
      return undefined
    case 'AWS_IAM':
      return { type: 'MISSING_AUTHENTICATION_TOKEN' }
    default:
      return { type: 'AUTHORIZER_CONFIGURATION_ERROR' }
  }
}
