/** The AWS tutorial "Creating a Step Functions API using API Gateway", step by step through the real clients. */
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway'
import { AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam'
import { CreateStateMachineCommand, DescribeExecutionCommand } from '@aws-sdk/client-sfn'
import { request as httpRequest } from 'node:http'
import type { Clients } from './clients.ts'

export const stepFunctionsFullAccess = 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess'
export const startExecutionUri = 'arn:aws:apigateway:us-east-1:states:action/StartExecution'

/** The tutorial's mapping template: the whole body becomes the input, the machine is a stage variable. */
export const bodyTemplate = `{
  "input": "$util.escapeJavaScript($input.json('$'))",
  "stateMachineArn": "$stageVariables.get('stateMachineArn')"
}`

export async function createRole(
  clients: Clients,
  name: string,
  service: string,
  policyArns: readonly string[],
): Promise<string> {
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  }
  const { Role } = await clients.iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  )
  for (const PolicyArn of policyArns) await clients.iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn }))
  return Role?.Arn ?? ''
}

export async function createMachine(
  clients: Clients,
  name: string,
  roleArn: string,
  states?: object,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): Promise<string> {
  const definition = JSON.stringify({
    StartAt: 'HelloWorld',
    States: states ?? { HelloWorld: { Type: 'Pass', Result: 'Hello World!', End: true } },
  })
  const { stateMachineArn } = await clients.sfn.send(new CreateStateMachineCommand({ name, definition, roleArn, type }))
  return stateMachineArn ?? ''
}

export interface ExecutionApi {
  readonly restApiId: string
  readonly resourceId: string
}

/** API, resource /execution, POST with an AWS integration to StartExecution, method response and integration response 200. */
export async function createExecutionApi(
  clients: Clients,
  credentials: string,
  templates?: Record<string, string>,
): Promise<ExecutionApi> {
  const api = await clients.api.send(new CreateRestApiCommand({ name: 'StartExecutionAPI' }))
  const restApiId = api.id ?? ''
  const resource = await clients.api.send(
    new CreateResourceCommand({ restApiId, parentId: api.rootResourceId, pathPart: 'execution' }),
  )
  const method = { restApiId, resourceId: resource.id ?? '', httpMethod: 'POST' }
  await clients.api.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  await clients.api.send(
    new PutMethodResponseCommand({ ...method, statusCode: '200', responseModels: { 'application/json': 'Empty' } }),
  )
  await clients.api.send(
    new PutIntegrationCommand({
      ...method,
      type: 'AWS',
      integrationHttpMethod: 'POST',
      uri: startExecutionUri,
      credentials,
      ...(templates === undefined ? {} : { requestTemplates: templates }),
    }),
  )
  await clients.api.send(new PutIntegrationResponseCommand({ ...method, statusCode: '200', selectionPattern: '' }))
  return { restApiId, resourceId: method.resourceId }
}

export async function deploy(clients: Clients, restApiId: string, variables?: Record<string, string>): Promise<void> {
  await clients.api.send(
    new CreateDeploymentCommand({ restApiId, stageName: 'alpha', ...(variables === undefined ? {} : { variables }) }),
  )
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A plain request, as curl sends it; `host` overrides the Host header. */
export function post(
  url: string,
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
  method = 'POST',
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

/** Asks until the execution is no longer RUNNING. */
export async function endOf(
  clients: Clients,
  executionArn: string,
): Promise<{ status: string; output: string; input: string; error: string; cause: string }> {
  for (;;) {
    const execution = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }))
    const { status = '', output = '', input = '', error = '', cause = '' } = execution
    if (status !== 'RUNNING') return { status, output, input, error, cause }
    await new Promise((resolve) => setImmediate(resolve))
  }
}
