/** Terraform's AWS provider over Step Functions and IAM. */
import * as iam from '@aws-sdk/client-iam'
import * as sfn from '@aws-sdk/client-sfn'
import * as sts from '@aws-sdk/client-sts'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openInstance, type Instance } from '../src/server/index.ts'
import { awsClients, type Clients } from './clients.ts'
import { refreshed, removed, told, type Members, type Resource } from './terraform-resource.ts'
import { createRole } from './tutorial.ts'

let instance: Instance
let clients: Clients
let roleArn: string

before(async () => {
  const opened = await openInstance({ port: 0, log: { info() {}, warn() {}, error() {} } })
  assert.ok(opened.ok)
  instance = opened.value
  clients = awsClients(instance.url)
  roleArn = await createRole(clients, 'Provider', 'states.amazonaws.com', [])
})

after(async () => {
  clients.destroy()
  await instance.close()
})

/** Spaces, order and escapes as somebody wrote them: a definition is text, not its meaning. */
const definition = (result: string): string =>
  `{\n  "StartAt" : "A",\n\t"States": { "A": {"Type":"Pass", "Result": "${result} \\u00e9 é / \\/", "End": true} }\n}\n`

test('the provider finds out who it is', async () => {
  const { Account } = await clients.sts.send(new sts.GetCallerIdentityCommand({}))
  assert.equal(Account, '000000000000')
})

for (const publish of [false, true]) {
  test(`aws_sfn_state_machine and aws_sfn_alias, publish ${publish}`, async () => {
    const machine = await createStateMachine(`machine-${publish}`, publish)
    const { stateMachineArn } = machine
    const first = await refreshed(machine, {
      definition: definition('one'),
      roleArn,
      type: 'STANDARD',
      status: 'ACTIVE',
      tags: [{ key: 'team', value: 'gate' }],
    })
    await clients.sfn.send(
      new sfn.UpdateStateMachineCommand({
        stateMachineArn,
        definition: definition('two'),
        roleArn,
        loggingConfiguration: { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: { enabled: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
        publish,
      }),
    )
    await clients.sfn.send(new sfn.UntagResourceCommand({ resourceArn: stateMachineArn, tagKeys: ['team'] }))
    await clients.sfn.send(
      new sfn.TagResourceCommand({ resourceArn: stateMachineArn, tags: [{ key: 'stage', value: 'two' }] }),
    )
    const second = await refreshed(machine, {
      definition: definition('two'),
      tags: [{ key: 'stage', value: 'two' }],
    })
    assert.notEqual(second['revisionId'], first['revisionId'])
    assert.equal(first['versionArn'], publish ? `${stateMachineArn}:1` : undefined)
    assert.equal(second['versionArn'], publish ? `${stateMachineArn}:2` : undefined)
    if (publish) await checkAlias(stateMachineArn)
    await removed(machine)
  })
}

async function createStateMachine(
  name: string,
  publish: boolean,
): Promise<Resource & { readonly stateMachineArn: string }> {
  const config = { definition: definition('one'), type: 'STANDARD' } as const
  const { result } = await clients.sfn.send(new sfn.ValidateStateMachineDefinitionCommand(config))
  assert.equal(result, 'OK')
  const { stateMachineArn = '' } = await clients.sfn.send(
    new sfn.CreateStateMachineCommand({
      ...config,
      name,
      roleArn,
      publish,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      tags: [{ key: 'team', value: 'gate' }],
    }),
  )
  const refresh = async (): Promise<Members> => {
    const described = await clients.sfn.send(new sfn.DescribeStateMachineCommand({ stateMachineArn }))
    const { stateMachineVersions: [newest] = [] } = await clients.sfn.send(
      new sfn.ListStateMachineVersionsCommand({ stateMachineArn }),
    )
    const { tags } = await clients.sfn.send(new sfn.ListTagsForResourceCommand({ resourceArn: stateMachineArn }))
    return { ...told(described), versionArn: newest?.stateMachineVersionArn, tags }
  }
  const remove = (): Promise<unknown> => clients.sfn.send(new sfn.DeleteStateMachineCommand({ stateMachineArn }))
  return { stateMachineArn, refresh, remove, gone: 'StateMachineDoesNotExist' }
}

async function checkAlias(machineArn: string): Promise<void> {
  const route = (version: number, weight: number): { stateMachineVersionArn: string; weight: number } => ({
    stateMachineVersionArn: `${machineArn}:${version}`,
    weight,
  })
  const { stateMachineAliasArn = '' } = await clients.sfn.send(
    new sfn.CreateStateMachineAliasCommand({ name: 'live', description: '', routingConfiguration: [route(1, 100)] }),
  )
  const alias: Resource = {
    refresh: async () =>
      told(await clients.sfn.send(new sfn.DescribeStateMachineAliasCommand({ stateMachineAliasArn }))),
    remove: () => clients.sfn.send(new sfn.DeleteStateMachineAliasCommand({ stateMachineAliasArn })),
    gone: 'ResourceNotFound',
  }
  await refreshed(alias, { name: 'live', routingConfiguration: [route(1, 100)] })
  const routingConfiguration = [route(2, 90), route(1, 10)]
  await clients.sfn.send(
    new sfn.UpdateStateMachineAliasCommand({ stateMachineAliasArn, description: 'both', routingConfiguration }),
  )
  await refreshed(alias, { description: 'both', routingConfiguration })
  await removed(alias)
}

test('aws_sfn_activity', async () => {
  const { activityArn = '' } = await clients.sfn.send(
    new sfn.CreateActivityCommand({
      name: 'activity',
      tags: [{ key: 'a', value: '1' }],
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    }),
  )
  const activity: Resource = {
    refresh: async () => {
      const described = await clients.sfn.send(new sfn.DescribeActivityCommand({ activityArn }))
      const { tags } = await clients.sfn.send(new sfn.ListTagsForResourceCommand({ resourceArn: activityArn }))
      return { ...told(described), tags }
    },
    remove: () => clients.sfn.send(new sfn.DeleteActivityCommand({ activityArn })),
    gone: 'ActivityDoesNotExist',
  }
  await refreshed(activity, { name: 'activity', tags: [{ key: 'a', value: '1' }] })
  await clients.sfn.send(new sfn.TagResourceCommand({ resourceArn: activityArn, tags: [{ key: 'a', value: '2' }] }))
  await refreshed(activity, { tags: [{ key: 'a', value: '2' }] })
  await removed(activity)
})

const trust = (service: string): string =>
  `{"Version":"2012-10-17","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"${service}"},"Sid":""}]}`
const permission = (Action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Action, Effect: 'Allow', Resource: '*' }] })

test('aws_iam_policy', async () => {
  const { Policy } = await clients.iam.send(
    new iam.CreatePolicyCommand({ PolicyName: 'p', Path: '/', PolicyDocument: permission('states:*'), Tags: [] }),
  )
  const PolicyArn = Policy?.Arn ?? ''
  const policy: Resource = {
    refresh: async () => {
      const { Policy: found } = await clients.iam.send(new iam.GetPolicyCommand({ PolicyArn }))
      const VersionId = found?.DefaultVersionId ?? ''
      const { PolicyVersion } = await clients.iam.send(new iam.GetPolicyVersionCommand({ PolicyArn, VersionId }))
      return { ...found, document: decodeURIComponent(PolicyVersion?.Document ?? '') }
    },
    remove: async () => {
      const { Versions = [] } = await clients.iam.send(new iam.ListPolicyVersionsCommand({ PolicyArn }))
      for (const { VersionId, IsDefaultVersion } of Versions) {
        if (IsDefaultVersion !== true)
          await clients.iam.send(new iam.DeletePolicyVersionCommand({ PolicyArn, VersionId }))
      }
      await clients.iam.send(new iam.DeletePolicyCommand({ PolicyArn }))
    },
    gone: 'NoSuchEntityException',
  }
  await refreshed(policy, { document: permission('states:*'), DefaultVersionId: 'v1' })
  await clients.iam.send(
    new iam.CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: permission('states:Start*'), SetAsDefault: true }),
  )
  await refreshed(policy, { document: permission('states:Start*'), DefaultVersionId: 'v2' })
  await removed(policy)
})

test('aws_iam_role with an inline and an attached policy', async () => {
  const RoleName = 'role'
  const PolicyArn = 'arn:aws:iam::aws:policy/AWSStepFunctionsFullAccess'
  await clients.iam.send(
    new iam.CreateRoleCommand({
      RoleName,
      Path: '/',
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: trust('apigateway.amazonaws.com'),
      Tags: [{ Key: 'k', Value: 'v' }],
    }),
  )
  const put = { RoleName, PolicyName: 'inline', PolicyDocument: permission('states:StartExecution') }
  await clients.iam.send(new iam.PutRolePolicyCommand(put))
  await clients.iam.send(new iam.AttachRolePolicyCommand({ RoleName, PolicyArn }))
  const role: Resource = {
    refresh: () => refreshRole(RoleName),
    remove: () => removeRole(RoleName),
    gone: 'NoSuchEntityException',
  }
  await refreshed(role, {
    trust: trust('apigateway.amazonaws.com'),
    Tags: [{ Key: 'k', Value: 'v' }],
    inline: { inline: permission('states:StartExecution') },
    attached: [PolicyArn],
  })
  await clients.iam.send(
    new iam.UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust('states.amazonaws.com') }),
  )
  await clients.iam.send(new iam.UpdateRoleDescriptionCommand({ RoleName, Description: 'changed' }))
  await clients.iam.send(new iam.UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }))
  await clients.iam.send(new iam.UntagRoleCommand({ RoleName, TagKeys: ['k'] }))
  await refreshed(role, { trust: trust('states.amazonaws.com'), Tags: undefined })
  await removed(role)
})

async function refreshRole(RoleName: string): Promise<Members> {
  const { Role } = await clients.iam.send(new iam.GetRoleCommand({ RoleName }))
  const { PolicyNames = [] } = await clients.iam.send(new iam.ListRolePoliciesCommand({ RoleName }))
  const inline: Record<string, string> = {}
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument = '' } = await clients.iam.send(new iam.GetRolePolicyCommand({ RoleName, PolicyName }))
    inline[PolicyName] = decodeURIComponent(PolicyDocument)
  }
  const { AttachedPolicies = [] } = await clients.iam.send(new iam.ListAttachedRolePoliciesCommand({ RoleName }))
  return {
    ...Role,
    trust: decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''),
    inline,
    attached: AttachedPolicies.map((attached) => attached.PolicyArn),
  }
}

async function removeRole(RoleName: string): Promise<void> {
  await clients.iam.send(new iam.ListInstanceProfilesForRoleCommand({ RoleName }))
  const { AttachedPolicies = [] } = await clients.iam.send(new iam.ListAttachedRolePoliciesCommand({ RoleName }))
  for (const { PolicyArn } of AttachedPolicies) {
    await clients.iam.send(new iam.DetachRolePolicyCommand({ RoleName, PolicyArn }))
  }
  const { PolicyNames = [] } = await clients.iam.send(new iam.ListRolePoliciesCommand({ RoleName }))
  for (const PolicyName of PolicyNames) {
    await clients.iam.send(new iam.DeleteRolePolicyCommand({ RoleName, PolicyName }))
  }
  await clients.iam.send(new iam.DeleteRoleCommand({ RoleName }))
}
