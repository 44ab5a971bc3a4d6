/** What the pictures show, made through the SDK on a server that has nothing yet. */
import { CreateDeploymentCommand, ImportRestApiCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn'
import { zipSync } from 'fflate'
import type { Clients } from '../../tests/clients.ts'
import { createRole, post } from '../../tests/tutorial.ts'
import { fulfilOrder, functions, orders } from './fulfil-order.ts'
import { ordersApi } from './orders-api.ts'

export interface Scene {
  readonly machineArn: string
  /** By the name of the execution. */
  readonly executions: Readonly<Record<string, string>>
  readonly apiId: string
}

const managed = (name: string): string => `arn:aws:iam::aws:policy/${name}`

export async function layOut(clients: Clients, url: string): Promise<Scene> {
  await createFunctions(clients, url)
  const machines = await createMachines(clients)
  const machineArn = machines['fulfil-order'] ?? ''
  const apiId = await createApi(clients)
  for (const name of ['onboard-customer', 'reconcile-ledger']) await startSome(clients, machines[name] ?? '', 4)
  const executions: Record<string, string> = {}
  for (const [name, input] of Object.entries(orders)) {
    const started = await clients.sfn.send(
      new StartExecutionCommand({ stateMachineArn: machineArn, name, input: JSON.stringify(input) }),
    )
    executions[name] = started.executionArn ?? ''
  }
  await post(`${url}/_aws/execute-api/${apiId}/prod/orders`, JSON.stringify(orders['order-7f3a91b8']))
  await approve(clients, executions['order-7f3a91c2'] ?? '')
  await rest(clients, machineArn)
  return { machineArn, executions, apiId }
}

async function createFunctions(clients: Clients, url: string): Promise<void> {
  const role = await createRole(clients, 'order-functions', 'lambda.amazonaws.com', [
    managed('service-role/AWSLambdaBasicExecutionRole'),
  ])
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const lambda = new LambdaClient({ endpoint: url, region: 'us-east-1', credentials })
  for (const [name, code] of Object.entries(functions)) {
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: role,
        Code: { ZipFile: zipSync({ 'index.mjs': new TextEncoder().encode(code) }) },
      }),
    )
  }
  lambda.destroy()
}

const small = (name: string): object => ({
  Comment: name,
  StartAt: 'Collect',
  States: {
    Collect: { Type: 'Pass', Next: 'Check' },
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$.number', NumericEquals: 3, Next: 'Mismatch' }],
      Default: 'Done',
    },
    Mismatch: { Type: 'Fail', Error: 'LedgerMismatch', Cause: 'Debits and credits differ by 12.40.' },
    Done: { Type: 'Succeed' },
  },
})

async function createMachines(clients: Clients): Promise<Readonly<Record<string, string>>> {
  const roleArn = await createRole(clients, 'fulfil-order-role', 'states.amazonaws.com', [
    managed('service-role/AWSLambdaRole'),
    managed('AWSStepFunctionsFullAccess'),
    managed('CloudWatchLogsFullAccess'),
  ])
  const logGroupName = '/aws/vendedlogs/states/fulfil-order'
  await clients.logs.send(new CreateLogGroupCommand({ logGroupName }))
  const logGroupArn = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}:*`
  const logged = {
    loggingConfiguration: {
      level: 'ALL' as const,
      includeExecutionData: true,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
    },
  }
  const made: Record<string, string> = {}
  for (const [name, definition, settings] of [
    ['reconcile-ledger', small('Compare the books'), {}],
    ['onboard-customer', small('Welcome a customer'), {}],
    ['resize-images', small('Resize what was uploaded'), { type: 'EXPRESS' as const }],
    ['notify-customer', { StartAt: 'Send', States: { Send: { Type: 'Succeed' } } }, {}],
    ['fulfil-order', fulfilOrder, logged],
  ] as const) {
    const { stateMachineArn = '' } = await clients.sfn.send(
      new CreateStateMachineCommand({ name, definition: JSON.stringify(definition, null, 2), roleArn, ...settings }),
    )
    made[name] = stateMachineArn
  }
  return made
}

async function startSome({ sfn }: Clients, stateMachineArn: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number++) {
    await sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify({ number }) }))
  }
}

async function createApi(clients: Clients): Promise<string> {
  const roleArn = await createRole(clients, 'orders-api', 'apigateway.amazonaws.com', [
    managed('AWSStepFunctionsFullAccess'),
    managed('service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
  ])
  const body = new TextEncoder().encode(JSON.stringify(ordersApi(roleArn)))
  const { id: restApiId = '' } = await clients.api.send(new ImportRestApiCommand({ body }))
  const stages = [
    ['staging', 'A trial'],
    ['prod', 'Orders by API'],
  ] as const
  for (const [stageName, description] of stages) {
    const variables = { stateMachine: 'fulfil-order', logLevel: 'INFO' }
    await clients.api.send(new CreateDeploymentCommand({ restApiId, stageName, description, variables }))
  }
  const patchOperations = [{ op: 'replace' as const, path: '/description', value: 'What customers call' }]
  await clients.api.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }))
  return restApiId
}

/** Answers the review of that order, which the pictures show at its next stop. */
async function approve({ sfn }: Clients, executionArn: string): Promise<void> {
  for (;;) {
    const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true }))
    const scheduled = events.find(({ taskScheduledEventDetails: task }) => task?.parameters?.includes('ask-reviewer'))
    const asked = events.some(({ type }) => type === 'TaskSubmitted')
    if (scheduled !== undefined && asked) {
      const { Payload } = JSON.parse(scheduled.taskScheduledEventDetails?.parameters ?? '{}') as {
        Payload: { token: string }
      }
      await sfn.send(new SendTaskSuccessCommand({ taskToken: Payload.token, output: '{"approved":true}' }))
      return
    }
    await soon()
  }
}

/** Until nothing moves: what is open then waits for a reviewer or a supplier. */
async function rest({ sfn }: Clients, stateMachineArn: string): Promise<void> {
  for (;;) {
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }))
    const open = executions.map(({ name, executionArn }) => ({ name, executionArn }))
    if (open.length <= 2 && (await Promise.all(open.map((each) => waits(sfn, each.executionArn ?? '')))).every(Boolean))
      return
    await soon()
  }
}

async function waits(sfn: Clients['sfn'], executionArn: string): Promise<boolean> {
  const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))
  const submitted = events.filter(({ type }) => type === 'TaskSubmitted').length
  const isLast = executionArn.endsWith('order-7f3a91c2')
  const stocked = events.filter(
    ({ type, stateExitedEventDetails: exit }) => type === 'PassStateExited' && exit?.name === 'Stock reserved',
  )
  return status === 'RUNNING' && submitted === (isLast ? 2 : 1) && (!isLast || stocked.length === 5)
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50))
