import type { Snippet } from '../../kit/code-tabs.tsx'

/** A call of a stage, as programs would make it. */
export interface InvokeCall {
  readonly url: string
  readonly httpMethod: string
  readonly region: string
  readonly isSigned: boolean
  readonly needsKey: boolean
  /** JSON text; empty for none. */
  readonly body: string
}

/** Where a stage answers, in the form that needs no name service: `http://127.0.0.1:4566/_aws/execute-api/…`. */
export const invokeUrl = (endpoint: string, apiId: string, stage: string, path = ''): string =>
  `${endpoint}/_aws/execute-api/${apiId}/${encodeURIComponent(stage)}${path === '/' ? '' : path}`

/** The same call for the shell, JavaScript and Python. */
export const invokeSnippets = (call: InvokeCall): Snippet[] => [
  { language: 'curl', code: curlOf(call) },
  { language: 'JavaScript', code: javascriptOf(call) },
  { language: 'Python', code: pythonOf(call) },
]

function curlOf({ url, httpMethod, region, isSigned, needsKey, body }: InvokeCall): string {
  const lines = [`curl -X ${httpMethod} ${quoted(url)}`]
  if (isSigned) {
    lines.push(`--aws-sigv4 'aws:amz:${region}:execute-api'`, '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"')
  }
  if (needsKey) lines.push(`-H "x-api-key: $API_KEY"`)
  if (body !== '') lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(body)}`)
  return lines.join(' \\\n  ')
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

function javascriptOf({ url, httpMethod, region, isSigned, needsKey, body }: InvokeCall): string {
  const headers = [
    ...(body === '' ? [] : [`'Content-Type': 'application/json'`]),
    ...(needsKey ? [`'x-api-key': process.env.API_KEY`] : []),
  ]
  const options = [
    `method: '${httpMethod}'`,
    ...(headers.length === 0 ? [] : [`headers: { ${headers.join(', ')} }`]),
    ...(body === '' ? [] : [`body: JSON.stringify(${body})`]),
  ]
  const call = `('${url}', {\n${options.map((option) => `  ${option},\n`).join('')}})`
  if (!isSigned) return `const response = await fetch${call}\nconsole.log(response.status, await response.text())`
  return `import { AwsClient } from 'aws4fetch'

const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env
const aws = new AwsClient({
  accessKeyId: AWS_ACCESS_KEY_ID,
  secretAccessKey: AWS_SECRET_ACCESS_KEY,
  region: '${region}',
  service: 'execute-api',
})
const response = await aws.fetch${call}
console.log(response.status, await response.text())`
}

function pythonOf({ url, httpMethod, region, isSigned, needsKey, body }: InvokeCall): string {
  const imports = ['import os', 'import requests'].filter((line) => line !== 'import os' || needsKey || isSigned)
  if (isSigned) imports.push('from requests_aws4auth import AWS4Auth')
  if (body !== '') imports.unshift('import json')
  const options = [
    ...(body === '' ? [] : [`json=json.loads(${JSON.stringify(body)})`]),
    ...(needsKey ? [`headers={'x-api-key': os.environ['API_KEY']}`] : []),
    ...(isSigned
      ? [
          `auth=AWS4Auth(os.environ['AWS_ACCESS_KEY_ID'], os.environ['AWS_SECRET_ACCESS_KEY'], '${region}', 'execute-api')`,
        ]
      : []),
  ]
  const given = options.map((option) => `    ${option},\n`).join('')
  return `${imports.join('\n')}\n\nresponse = requests.request(\n    '${httpMethod}', '${url}',\n${given})\nprint(response.status_code, response.text)`
}
