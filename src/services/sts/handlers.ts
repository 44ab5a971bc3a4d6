import { fail, succeed } from '../../base/index.ts'
import type { StsOperations } from '../../protocol/index.ts'
import type { ServiceHandlers } from '../contract.ts'
import { accountOfAccessKey } from '../iam/identifiers.ts'
import { assumeRole } from './assume-role.ts'
import { getFederationToken } from './federation-token.ts'
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
    handle: async (input, call) => getSessionToken(input, call),
  },
  GetFederationToken: {
    access: (input, { principal }) => ({
      action: 'sts:GetFederationToken',
      resource: `arn:aws:sts::${principal.account}:federated-user/${input.Name}`,
    }),
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
  AssumeRoleWithSAML: 'NotImplemented',
  AssumeRoleWithWebIdentity: 'NotImplemented',
  AssumeRoot: 'NotImplemented',
  DecodeAuthorizationMessage: 'NotImplemented',
  GetDelegatedAccessToken: 'NotImplemented',
  GetWebIdentityToken: 'NotImplemented',
} satisfies ServiceHandlers<StsOperations>
