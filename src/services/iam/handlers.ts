import type { IamOperations } from '../../protocol/index.ts'
import type { ServiceHandlers } from '../contract.ts'
import { accessKeyHandlers } from './access-keys.ts'
import { accountDetailHandlers } from './account-details.ts'
import { accountHandlers } from './account.ts'
import { attachmentHandlers } from './attachments.ts'
import { boundaryHandlers } from './boundaries.ts'
import { credentialReportHandlers } from './credential-report.ts'
import { grantingPolicyHandlers } from './granting-policies.ts'
import { groupHandlers } from './groups.ts'
import { inlinePolicyHandlers } from './inline-policies.ts'
import { instanceProfileHandlers } from './instance-profiles.ts'
import { policyListHandlers } from './list-policies.ts'
import { loginProfileHandlers } from './login-profiles.ts'
import { mfaDeviceHandlers } from './mfa-devices.ts'
import { openIdProviderHandlers } from './open-id-providers.ts'
import { passwordPolicyHandlers } from './password-policy.ts'
import { policyHandlers } from './policies.ts'
import { policyVersionHandlers } from './policy-versions.ts'
import { roleHandlers } from './roles.ts'
import { samlProviderHandlers } from './saml-providers.ts'
import { serverCertificateHandlers } from './server-certificates.ts'
import { serviceCredentialHandlers } from './service-credentials.ts'
import { linkedRoleHandlers } from './service-linked-roles.ts'
import { signingCertificateHandlers } from './signing-certificates.ts'
import { simulationHandlers } from './simulation.ts'
import { sshPublicKeyHandlers } from './ssh-public-keys.ts'
import { tagHandlers } from './tag-operations.ts'
import { userHandlers } from './users.ts'

const notBuilt = 'NotImplemented' as const

/** Every operation of IAM. */
export const iamHandlers = {
  ...roleHandlers,
  ...userHandlers,
  ...groupHandlers,
  ...inlinePolicyHandlers,
  ...attachmentHandlers,
  ...tagHandlers,
  ...boundaryHandlers,
  ...policyHandlers,
  ...policyVersionHandlers,
  ...policyListHandlers,
  ...accessKeyHandlers,
  ...loginProfileHandlers,
  ...serviceCredentialHandlers,
  ...linkedRoleHandlers,
  ...accountHandlers,
  ...accountDetailHandlers,
  ...passwordPolicyHandlers,
  ...instanceProfileHandlers,
  ...simulationHandlers,
  ...grantingPolicyHandlers,
  ...mfaDeviceHandlers,
  ...credentialReportHandlers,
  ...sshPublicKeyHandlers,
  ...signingCertificateHandlers,
  ...serverCertificateHandlers,
  ...openIdProviderHandlers,
  ...samlProviderHandlers,
  AcceptDelegationRequest: notBuilt,
  AssociateDelegationRequest: notBuilt,
  CreateDelegationRequest: notBuilt,
  DisableOrganizationsRootCredentialsManagement: notBuilt,
  DisableOrganizationsRootSessions: notBuilt,
  DisableOutboundWebIdentityFederation: notBuilt,
  EnableOrganizationsRootCredentialsManagement: notBuilt,
  EnableOrganizationsRootSessions: notBuilt,
  EnableOutboundWebIdentityFederation: notBuilt,
  GenerateOrganizationsAccessReport: notBuilt,
  GenerateServiceLastAccessedDetails: notBuilt,
  GetDelegationRequest: notBuilt,
  GetHumanReadableSummary: notBuilt,
  GetOrganizationsAccessReport: notBuilt,
  GetOutboundWebIdentityFederationInfo: notBuilt,
  GetServiceLastAccessedDetails: notBuilt,
  GetServiceLastAccessedDetailsWithEntities: notBuilt,
  ListDelegationRequests: notBuilt,
  ListOrganizationsFeatures: notBuilt,
  RejectDelegationRequest: notBuilt,
  SendDelegationToken: notBuilt,
  UpdateDelegationRequest: notBuilt,
} satisfies ServiceHandlers<IamOperations>
