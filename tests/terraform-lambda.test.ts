/** Terraform's AWS provider over Lambda: aws_lambda_function, aws_lambda_alias and aws_lambda_permission. */
import * as lambda from '@aws-sdk/client-lambda'
import { zipSync } from 'fflate'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { awsClients, type Clients } from './clients.ts'
import { refreshed, removed, told, type Members, type Resource } from './terraform-resource.ts'
import { createRole } from './tutorial.ts'

let instance: Instance
let clients: Clients
let client: lambda.LambdaClient
let Role: string

before(async () => {
  const opened = await openInstance({ port: 0, log: { info() {}, warn() {}, error() {} } })
  assert.ok(opened.ok)
  instance = opened.value
  clients = awsClients(instance.url)
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  client = new lambda.LambdaClient({ endpoint: instance.url, region: 'us-east-1', credentials, maxAttempts: 1 })
  Role = await createRole(clients, 'Provider', 'lambda.amazonaws.com', [])
})

after(async () => {
  client.destroy()
  clients.destroy()
  await instance.close()
})

const FunctionName = 'provided'
const zip = (text: string): Uint8Array =>
  zipSync({ 'index.mjs': Buffer.from(`export const handler = () => '${text}'`) })

/** The provider looks until a function is active, and its update successful. */
async function settled(): Promise<void> {
  const waiter = { client, maxWaitTime: 10 }
  await lambda.waitUntilFunctionActiveV2(waiter, { FunctionName })
  await lambda.waitUntilFunctionUpdatedV2(waiter, { FunctionName })
}

async function refresh(): Promise<Members> {
  const { Configuration, Code, Tags, Concurrency } = await client.send(new lambda.GetFunctionCommand({ FunctionName }))
  const versions: (string | undefined)[] = []
  const pages = lambda.paginateListVersionsByFunction({ client, pageSize: 1 }, { FunctionName })
  for await (const { Versions } of pages) versions.push(...(Versions ?? []).map(({ Version }) => Version))
  const signing = await client.send(new lambda.GetFunctionCodeSigningConfigCommand({ FunctionName }))
  assert.equal(signing.CodeSigningConfigArn, undefined)
  return { ...Configuration, repository: Code?.RepositoryType, Tags, Concurrency, versions }
}

test('aws_lambda_function with publish, aws_lambda_alias and aws_lambda_permission', async () => {
  const configured = {
    Role,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Description: '',
    Timeout: 10,
    MemorySize: 256,
    Architectures: ['arm64'],
    TracingConfig: { Mode: 'Active' },
    Environment: { Variables: { STAGE: 'one' } },
  } as const
  const Architectures = [...configured.Architectures]
  await client.send(
    new lambda.CreateFunctionCommand({
      ...configured,
      Architectures,
      FunctionName,
      PackageType: 'Zip',
      Publish: true,
      Code: { ZipFile: zip('one') },
      EphemeralStorage: { Size: 512 },
      Tags: { team: 'gate' },
    }),
  )
  await settled()
  await client.send(new lambda.PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 5 }))
  const resource: Resource = {
    refresh,
    remove: () => client.send(new lambda.DeleteFunctionCommand({ FunctionName })),
    gone: 'ResourceNotFoundException',
  }
  const first = await refreshed(resource, {
    ...configured,
    Tags: { team: 'gate' },
    Concurrency: { ReservedConcurrentExecutions: 5 },
    versions: ['$LATEST', '1'],
    LastUpdateStatus: 'Successful',
  })
  const arn = String(first['FunctionArn'])
  const changed = { Timeout: 20, Environment: { Variables: { STAGE: 'two' } }, Handler: 'index.handler' }
  await client.send(new lambda.UpdateFunctionConfigurationCommand({ FunctionName, ...changed, Role }))
  await settled()
  await client.send(new lambda.UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip('two'), Architectures }))
  await settled()
  await client.send(new lambda.PublishVersionCommand({ FunctionName }))
  await client.send(new lambda.UntagResourceCommand({ Resource: arn, TagKeys: ['team'] }))
  await client.send(new lambda.TagResourceCommand({ Resource: arn, Tags: { stage: 'two' } }))
  await client.send(new lambda.DeleteFunctionConcurrencyCommand({ FunctionName }))
  const second = await refreshed(resource, { ...changed, Tags: { stage: 'two' }, versions: ['$LATEST', '1', '2'] })
  assert.notEqual(second['CodeSha256'], first['CodeSha256'])
  assert.equal(second['Concurrency'], undefined)
  await checkAlias(arn)
  await checkPermission()
  await removed(resource)
})

async function checkAlias(functionArn: string): Promise<void> {
  const Name = 'live'
  await client.send(new lambda.CreateAliasCommand({ FunctionName, Name, FunctionVersion: '1', Description: '' }))
  const alias: Resource = {
    refresh: async () => told(await client.send(new lambda.GetAliasCommand({ FunctionName, Name }))),
    remove: () => client.send(new lambda.DeleteAliasCommand({ FunctionName, Name })),
    gone: 'ResourceNotFoundException',
  }
  await refreshed(alias, { AliasArn: `${functionArn}:live`, FunctionVersion: '1', RoutingConfig: undefined })
  const RoutingConfig = { AdditionalVersionWeights: { 1: 0.1 } }
  await client.send(new lambda.UpdateAliasCommand({ FunctionName, Name, FunctionVersion: '2', RoutingConfig }))
  await refreshed(alias, { FunctionVersion: '2', RoutingConfig })
  await removed(alias)
}

async function checkPermission(): Promise<void> {
  const StatementId = 'AllowExecutionFromAPIGateway'
  const SourceArn = 'arn:aws:execute-api:us-east-1:000000000000:api/*/*'
  const [Action, Principal] = ['lambda:InvokeFunction', 'apigateway.amazonaws.com']
  await client.send(new lambda.AddPermissionCommand({ FunctionName, StatementId, Action, Principal, SourceArn }))
  const permission: Resource = {
    refresh: async () => {
      const { Policy = '' } = await client.send(new lambda.GetPolicyCommand({ FunctionName }))
      const { Statement } = JSON.parse(Policy) as { readonly Statement: readonly Members[] }
      return Statement.find(({ Sid }) => Sid === StatementId) ?? {}
    },
    remove: () => client.send(new lambda.RemovePermissionCommand({ FunctionName, StatementId })),
    gone: 'ResourceNotFoundException',
  }
  await refreshed(permission, {
    Action,
    Principal: { Service: Principal },
    Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } },
  })
  await removed(permission)
}
