import { documentKind } from '../../store/index.ts'

/**
 * What is stored of an account and region and means nothing to the data plane.
 *
 * Ids: `vpc-link` linkId · `apigateway-account` always `account`.
 */
export interface VpcLink {
  readonly id: string
  readonly name: string
  readonly targetArns: readonly string[]
  readonly description?: string
  readonly tags?: Readonly<Record<string, string>>
}

export interface AccountSettings {
  readonly cloudwatchRoleArn?: string
  readonly features: readonly string[]
}

export const vpcLinks = documentKind<VpcLink>('vpc-link')
export const accountSettings = documentKind<AccountSettings>('apigateway-account')
