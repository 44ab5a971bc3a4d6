import type { Role } from '@aws-sdk/client-iam'
import { callAws } from '../../aws/call.ts'

const service = 'states.amazonaws.com'

/** Whether Step Functions may take the role on; the trust policy comes encoded as in an address. */
export function trustsStepFunctions({ AssumeRolePolicyDocument = '' }: Role): boolean {
  try {
    return /states(\.[a-z0-9-]+)?\.amazonaws\.com/.test(decodeURIComponent(AssumeRolePolicyDocument))
  } catch {
    return false
  }
}

/** What a role for a state machine may be given; each is a policy of AWS that this server has. */
export const machinePolicies = [
  {
    id: 'lambda',
    label: 'Invoke functions',
    arn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaRole',
  },
  {
    id: 'states',
    label: 'Start and follow other state machines',
    arn: 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess',
  },
  {
    id: 'logs',
    label: 'Write logs',
    arn: 'arn:aws:iam::aws:policy/CloudWatchLogsFullAccess',
  },
] as const

/** Creates a role that Step Functions may take on, with these policies; the answer is its ARN. */
export async function createMachineRole(name: string, policyArns: readonly string[]): Promise<string> {
  const { Role } = await callAws('iam', 'createRole', {
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
    }),
    Description: 'Taken on by Step Functions',
  })
  for (const PolicyArn of policyArns) await callAws('iam', 'attachRolePolicy', { RoleName: name, PolicyArn })
  return Role?.Arn ?? ''
}

/** What is wrong with a role's ARN, in words. */
export function roleArnProblem(arn: string): string | undefined {
  if (arn === '') return 'Choose a role, or create one.'
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+/.test(arn)) {
    return 'This is no ARN of a role: arn:aws:iam::ACCOUNT:role/NAME.'
  }
  return undefined
}
