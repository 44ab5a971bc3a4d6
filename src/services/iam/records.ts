import { parseArn, type EpochMs, type Space } from '../../base/index.ts'
import { documentKind } from '../../store/index.ts'

/**
 * IAM's documents, in the space `{ account, region: 'global' }`. Entities are found by their name in lower case, since
 * AWS takes names that differ in case only for the same; the name as it was given stands in the body.
 */
export const roleKind = documentKind<RoleRecord>('iam-role')
export const userKind = documentKind<UserRecord>('iam-user')
export const groupKind = documentKind<GroupRecord>('iam-group')
export const policyKind = documentKind<PolicyRecord>('iam-policy')
export const accessKeyKind = documentKind<AccessKeyRecord>('iam-access-key')
export const loginProfileKind = documentKind<LoginProfileRecord>('iam-login-profile')
/** One for each use of a managed policy, so that its uses are found and counted: see `attachmentId`. */
export const attachmentKind = documentKind<AttachmentRecord>('iam-attachment')
export const boundaryUseKind = documentKind<AttachmentRecord>('iam-boundary-use')
/** `group|user`, so that a group's members are found. */
export const membershipKind = documentKind<{ readonly userName: string }>('iam-membership')
/** `user|id`, so that a user's are found. */
export const serviceCredentialKind = documentKind<ServiceCredentialRecord>('iam-service-credential')
export const instanceProfileKind = documentKind<InstanceProfileRecord>('iam-instance-profile')
export const openIdProviderKind = documentKind<OpenIdProviderRecord>('iam-open-id-provider')
/** `user|id`, as those of services. */
export const sshPublicKeyKind = documentKind<SshPublicKeyRecord>('iam-ssh-public-key')
export const signingCertificateKind = documentKind<SigningCertificateRecord>('iam-signing-certificate')
export const serverCertificateKind = documentKind<ServerCertificateRecord>('iam-server-certificate')
/** By path and name. */
export const mfaDeviceKind = documentKind<MfaDeviceRecord>('iam-mfa-device')
/** One a space, under the id `report`. */
export const credentialReportKind = documentKind<CredentialReportRecord>('iam-credential-report')
export const samlProviderKind = documentKind<SamlProviderRecord>('iam-saml-provider')
/** One a space, under the id `account`. */
export const accountKind = documentKind<AccountRecord>('iam-account')

export interface Tag {
  readonly Key: string
  readonly Value: string
}

export interface InlinePolicy {
  readonly name: string
  readonly document: string
}

/** What users, groups and roles have in common. */
export interface EntityRecord {
  readonly name: string
  /** Begins and ends with a slash. */
  readonly path: string
  /** AIDA…, AGPA…, AROA…: never used twice. */
  readonly id: string
  readonly createdAt: EpochMs
  readonly inline: readonly InlinePolicy[]
  /** ARNs of managed policies, in the order in which they were attached. */
  readonly attached: readonly string[]
  readonly tags: readonly Tag[]
  /** ARN of the policy that bounds what the others may allow. */
  readonly boundary?: string
}

export interface RoleRecord extends EntityRecord {
  /** Text of the trust policy, as it was given. */
  readonly trust: string
  /** Unique ids of the users and roles that the trust policy names, by ARN, as they were when it was written. */
  readonly trusted?: Readonly<Record<string, string>>
  readonly description?: string
  readonly maxSessionSeconds: number
  /** The service whose role this is: only that service changes it. */
  readonly linkedTo?: string
}

export interface UserRecord extends EntityRecord {
  readonly accessKeys: readonly string[]
  /** Names of its groups, in lower case. */
  readonly groups: readonly string[]
  readonly passwordLastUsedAt?: EpochMs
}

export type GroupRecord = EntityRecord

export interface PolicyRecord {
  readonly name: string
  readonly path: string
  readonly id: string
  readonly createdAt: EpochMs
  readonly updatedAt: EpochMs
  readonly description?: string
  readonly tags: readonly Tag[]
  readonly defaultVersion: string
  readonly versions: readonly PolicyVersionRecord[]
  /** Numbers of deleted versions are not used again. */
  readonly lastVersion: number
}

export interface PolicyVersionRecord {
  readonly id: string
  readonly document: string
  readonly createdAt: EpochMs
}

export interface AccessKeyRecord {
  readonly userName: string
  readonly secret: string
  /** A deleted key is remembered: it must never count as a key nobody knows. */
  readonly status: 'Active' | 'Inactive' | 'Deleted'
  readonly createdAt: EpochMs
  readonly lastUsed?: { readonly at: EpochMs; readonly service: string; readonly region: string }
}

export interface LoginProfileRecord {
  readonly userName: string
  readonly createdAt: EpochMs
  readonly resetRequired: boolean
  /** When the password was last set anew; absent while it is the first. */
  readonly changedAt?: EpochMs
  /** scrypt, see `password.ts`. */
  readonly password: string
}

/** A user name and password for one service, e.g. Git access to CodeCommit. */
export interface ServiceCredentialRecord {
  readonly id: string
  readonly userName: string
  readonly serviceName: string
  readonly serviceUserName: string
  readonly password: string
  readonly status: 'Active' | 'Inactive'
  readonly createdAt: EpochMs
}

export interface SshPublicKeyRecord {
  readonly id: string
  readonly userName: string
  /** What stands behind `ssh-rsa`, in base 64. */
  readonly blob: string
  readonly status: 'Active' | 'Inactive'
  readonly uploadedAt: EpochMs
}

export interface SigningCertificateRecord {
  readonly id: string
  readonly userName: string
  /** PEM. */
  readonly body: string
  readonly status: 'Active' | 'Inactive'
  readonly uploadedAt: EpochMs
}

export interface ServerCertificateRecord {
  readonly name: string
  readonly path: string
  readonly id: string
  /** PEM, as the chain. */
  readonly body: string
  readonly chain?: string
  readonly uploadedAt: EpochMs
  readonly expiresAt: EpochMs
  readonly tags: readonly Tag[]
}

export interface InstanceProfileRecord {
  readonly name: string
  readonly path: string
  readonly id: string
  readonly createdAt: EpochMs
  readonly tags: readonly Tag[]
  /** The role it holds, by name in lower case; one at most. */
  readonly roleId?: string
}

export interface OpenIdProviderRecord {
  /** Without `https://`. */
  readonly url: string
  readonly clientIds: readonly string[]
  readonly thumbprints: readonly string[]
  readonly createdAt: EpochMs
  readonly tags: readonly Tag[]
}

export interface SamlProviderRecord {
  readonly name: string
  readonly metadata: string
  readonly createdAt: EpochMs
  readonly validUntil: EpochMs
  readonly tags: readonly Tag[]
}

export interface CredentialReportRecord {
  readonly generatedAt: EpochMs
  /** CSV. */
  readonly text: string
}

/** A virtual MFA device. */
export interface MfaDeviceRecord {
  /** Base 32. */
  readonly seed: string
  readonly createdAt: EpochMs
  readonly tags: readonly Tag[]
  /** Whose it is, since when; absent until it is enabled. */
  readonly userName?: string
  readonly enabledAt?: EpochMs
  /** Step of the last code that was taken: older ones are not taken again. */
  readonly lastStep?: number
}

export interface AccountRecord {
  /** The account's other name; an account has one at most. */
  readonly alias?: string
  readonly passwordPolicy?: PasswordPolicyRecord
  /** Of session tokens from the global endpoint; 1 unless said. */
  readonly tokenVersion?: 1 | 2
}

/** What passwords must have. */
export interface PasswordPolicyRecord {
  readonly length: number
  readonly symbols: boolean
  readonly numbers: boolean
  readonly uppercase: boolean
  readonly lowercase: boolean
  readonly usersMayChange: boolean
  readonly ageDays?: number
  readonly reuse?: number
  readonly hardExpiry?: boolean
}

export type EntityType = 'role' | 'user' | 'group'

export interface AttachmentRecord {
  readonly type: EntityType
  readonly name: string
  readonly id: string
}

export function iamSpace(account: string): Space {
  return { account, region: 'global' }
}

export function entityArn(account: string, type: EntityType, entity: { path: string; name: string }): string {
  return `arn:aws:iam::${account}:${type}${entity.path}${entity.name}`
}

export function policyArn(account: string, policy: { path: string; name: string }): string {
  return `arn:aws:iam::${account}:policy${policy.path}${policy.name}`
}

/** All uses of a policy begin with its ARN and a bar, which no ARN holds. */
export function attachmentId(arn: string, type: EntityType, name: string): string {
  return `${arn}|${type}|${name.toLowerCase()}`
}

/** Account, path and name out of `arn:aws:iam::111122223333:role/path/name`. */
export function parseEntityArn(
  arn: string,
  type: EntityType | 'policy',
): { readonly account: string; readonly path: string; readonly name: string } | undefined {
  const parsed = parseArn(arn)
  if (parsed?.service !== 'iam' || !parsed.resource.startsWith(`${type}/`)) return undefined
  const slash = parsed.resource.lastIndexOf('/')
  return {
    account: parsed.account,
    path: parsed.resource.slice(type.length, slash + 1),
    name: parsed.resource.slice(slash + 1),
  }
}
