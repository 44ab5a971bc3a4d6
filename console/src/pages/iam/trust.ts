/** Who may take a role on, as the wizard asks it, and as a role's page and list say it. */

export interface UseCase {
  readonly id: string
  readonly label: string
  readonly description: string
  /** Names of the AWS policies that it needs. */
  readonly policies: readonly string[]
}

interface TrustedService {
  readonly principal: string
  readonly label: string
  readonly cases: readonly [UseCase, ...UseCase[]]
}

const pushToLogs = 'AmazonAPIGatewayPushToCloudWatchLogs'

/** The services whose calls this server makes in a role's name. */
export const trustedServices: readonly [TrustedService, ...TrustedService[]] = [
  {
    principal: 'apigateway.amazonaws.com',
    label: 'API Gateway',
    cases: [
      {
        id: 'call',
        label: 'API Gateway calls Step Functions',
        description: 'Lets API Gateway start executions when a method is called.',
        policies: ['AWSStepFunctionsFullAccess', pushToLogs],
      },
      {
        id: 'logs',
        label: 'API Gateway writes logs',
        description: 'Lets API Gateway write execution and access logs.',
        policies: [pushToLogs],
      },
    ],
  },
  {
    principal: 'states.amazonaws.com',
    label: 'Step Functions',
    cases: [
      {
        id: 'run',
        label: 'Step Functions runs state machines',
        description: 'Lets executions call functions and other services.',
        policies: ['AWSLambdaRole'],
      },
      {
        id: 'nest',
        label: 'Step Functions starts other state machines',
        description: 'Lets executions start executions and wait for them.',
        policies: ['AWSStepFunctionsFullAccess'],
      },
    ],
  },
  {
    principal: 'lambda.amazonaws.com',
    label: 'Lambda',
    cases: [
      {
        id: 'logs',
        label: 'A function writes its logs',
        description: 'Lets a function write what it prints.',
        policies: ['AWSLambdaBasicExecutionRole'],
      },
      {
        id: 'start',
        label: 'A function starts executions',
        description: 'Lets a function start, stop and read state machines.',
        policies: ['AWSLambdaBasicExecutionRole', 'AWSStepFunctionsFullAccess'],
      },
    ],
  },
]

export type EntityKind = 'service' | 'account' | 'custom'

/** What the wizard's first step holds. */
export interface TrustChoice {
  readonly kind: EntityKind
  readonly service: string
  readonly useCase: string
  readonly account: string
  readonly custom: string
}

export const serviceOf = (choice: TrustChoice): TrustedService =>
  trustedServices.find(({ principal }) => principal === choice.service) ?? trustedServices[0]

export function chosenUseCase(choice: TrustChoice): UseCase {
  const { cases } = serviceOf(choice)
  return cases.find(({ id }) => id === choice.useCase) ?? cases[0]
}

/** The trust policy that a choice makes, as indented JSON text. */
export function trustPolicyText(choice: TrustChoice): string {
  if (choice.kind === 'custom') return choice.custom
  const principal =
    choice.kind === 'service'
      ? { Service: serviceOf(choice).principal }
      : { AWS: `arn:aws:iam::${choice.account}:root` }
  const statement = { Sid: '', Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
}

interface TrustStatement {
  readonly Effect?: unknown
  readonly Principal?: unknown
}

/** Those whom a trust policy names, in short: "API Gateway", "Account 123456789012", "Anyone". */
export function trustedNames(text: string): readonly string[] {
  const statements = statementsOf(text).filter(({ Effect }) => Effect === 'Allow')
  return [...new Set(statements.flatMap(({ Principal }) => namesOf(Principal)))]
}

function statementsOf(text: string): readonly TrustStatement[] {
  try {
    const { Statement } = JSON.parse(text) as { readonly Statement?: TrustStatement | readonly TrustStatement[] }
    return Statement === undefined ? [] : [Statement].flat()
  } catch {
    return []
  }
}

function namesOf(principal: unknown): readonly string[] {
  if (principal === '*') return ['Anyone']
  if (typeof principal !== 'object' || principal === null) return []
  return Object.entries(principal).flatMap(([kind, value]) =>
    [value].flat().map((one) => (kind === 'Service' ? serviceName(String(one)) : accountName(String(one)))),
  )
}

const serviceName = (principal: string): string =>
  trustedServices.find((service) => service.principal === principal)?.label ?? principal

function accountName(principal: string): string {
  if (principal === '*') return 'Anyone'
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1]
  return account === undefined ? principal : `Account ${account}`
}
