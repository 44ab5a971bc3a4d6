import { fail, succeed } from '../../base/index.ts'
import type { StsOperations } from '../../protocol/index.ts'
import type { ServiceHandlers } from '../contract.ts'
import { accountOfAccessKey } from '../iam/identifiers.ts'
import { assumeRole } from './assume-role.ts'
import { federationAccess, getFederationToken } from './federation-token.ts'
import { getSessionToken } from './session-credentials.ts'

/** Every operation of STS. */
export const stsHandlers = {
  GetCallerIdentity: {
    /** Needs no permission, and cannot be denied. */
    access: () => undefined,
    handle: async (_input, { principal }) =>
      succeed({ UserId: principal.userId, Account: principal.account, Arn: principal.arn }),
  },
  AssumeRole: {
    /** The role's trust policy decides together with the caller's policies: see `assume-role.ts`. */
    access: () => undefined,
    handle: (input, call) => assumeRole(input, call),
  },
  GetSessionToken: {
    access: () => undefined,
    handle: (input, call) => getSessionToken(input, call),
  },
  GetFederationToken: {
    access: (input, call) => federationAccess(input, call),
    handle: (input, call) => getFederationToken(input, call),
  },
  GetAccessKeyInfo: {
    access: (_input, _call) => ({ action: 'sts:GetAccessKeyInfo', resource: '*' }),
    async handle(input) {
      const account = accountOfAccessKey(input.AccessKeyId)
      return account === undefined
        ? fail('ValidationError', `Access key ${input.AccessKeyId} is invalid`)
        : succeed({ Account: account })
    },
  },
  DecodeAuthorizationMessage: {
    access: () => ({ action: 'sts:DecodeAuthorizationMessage', resource: '*' }),
    /** Only services that are not here (EC2) encode such messages: none that comes can be one of this account's. */
    handle: async () => fail('InvalidAuthorizationMessageException', 'Message is not valid'),
  },
  AssumeRoleWithSAML: 'NotImplemented',
  AssumeRoleWithWebIdentity: 'NotImplemented',
  AssumeRoot: 'NotImplemented',
  GetDelegatedAccessToken: 'NotImplemented',
  GetWebIdentityToken: 'NotImplemented',
} satisfies ServiceHandlers<StsOperations>
