import type { Snippet } from '../../kit/code-tabs.tsx'

interface StartCall {
  readonly endpoint: string
  readonly region: string
  readonly stateMachineArn: string
  /** JSON text. */
  readonly input: string
}

/** StartExecution in the languages that people copy. Credentials come from where each finds them by itself. */
export function startSnippets({ endpoint, region, stateMachineArn, input }: StartCall): Snippet[] {
  const compact = compactJson(input)
  const body = JSON.stringify({ stateMachineArn, input: compact })
  return [
    {
      language: 'CLI',
      code: `aws stepfunctions start-execution \\
  --endpoint-url ${endpoint} --region ${region} \\
  --state-machine-arn ${stateMachineArn} \\
  --input ${shellQuoted(compact)}`,
    },
    {
      language: 'JavaScript',
      code: `import { SFN } from '@aws-sdk/client-sfn'

const states = new SFN({ endpoint: '${endpoint}', region: '${region}' })
const { executionArn } = await states.startExecution({
  stateMachineArn: '${stateMachineArn}',
  input: JSON.stringify(${compact}),
})`,
    },
    {
      language: 'Python',
      code: `import boto3

states = boto3.client('stepfunctions', endpoint_url='${endpoint}', region_name='${region}')
execution = states.start_execution(
    stateMachineArn='${stateMachineArn}',
    input=${JSON.stringify(compact)},
)`,
    },
    {
      language: 'curl',
      code: `curl ${endpoint}/ \\
  --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --aws-sigv4 "aws:amz:${region}:states" \\
  -H 'content-type: application/x-amz-json-1.0' \\
  -H 'x-amz-target: AWSStepFunctions.StartExecution' \\
  --data ${shellQuoted(body)}`,
    },
  ]
}

function compactJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

const shellQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
