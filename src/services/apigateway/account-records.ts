import { documentKind } from '../../store/index.ts'

export {
  apiKeys,
  apiKeyValues,
  usagePlanKeys,
  usagePlans,
  type ApiKey,
  type ApiStage,
  type Quota,
  type Throttle,
  type UsagePlan,
  type UsagePlanKey,
} from '../../gateway/index.ts'

/**
 * What is stored of an account and region beside its APIs.
 *
 * Ids: `vpc-link` linkId · `apigateway-account` always `account`. Keys and plans are the gateway's records, too.
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
