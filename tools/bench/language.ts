/** How fast definitions are read and run: parsing, a Choice loop on disk, and what an inline Map writes. */
import { DescribeExecutionCommand, GetExecutionHistoryCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { readFileSync } from 'node:fs'
import { parseDefinition } from '../../src/asl/index.ts'
import { awsClients, type Clients } from '../../tests/clients.ts'
import type { ServerProcess } from '../../tests/server-process.ts'
import { createMachine, createRole, endOf } from '../../tests/tutorial.ts'

export interface LanguageFigure {
  readonly name: string
  readonly value: number
  readonly unit: string
}

export async function measureLanguage(server: ServerProcess): Promise<readonly LanguageFigure[]> {
  const clients = awsClients(server.url)
  const role = await createRole(clients, 'BenchLanguage', 'states.amazonaws.com', [])
  const figures = [
    parseOfThousandStates(),
    await choiceLoop(clients, role),
    ...(await inlineMaps(clients, server, role)),
  ]
  clients.destroy()
  return figures
}

function parseOfThousandStates(): LanguageFigure {
  const states = Array.from({ length: 1000 }, (_, at): [string, object] => [
    `S${at}`,
    {
      Type: 'Pass',
      Parameters: { 'a.$': '$.a', at },
      ResultPath: '$.result',
      ...(at < 999 ? { Next: `S${at + 1}` } : { End: true }),
    },
  ])
  const text = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) })
  const times = Array.from({ length: 15 }, () => {
    const startedAt = performance.now()
    parseDefinition(text, { type: 'STANDARD' })
    return performance.now() - startedAt
  }).sort((left, right) => left - right)
  return { name: 'parse-1000-states', value: times[7] ?? Number.NaN, unit: 'ms' }
}

/** Counts down with States.MathAdd until the history is nearly full. */
async function choiceLoop(clients: Clients, role: string): Promise<LanguageFigure> {
  const arn = await createMachine(clients, 'BenchLoop', role, {
    HelloWorld: {
      Type: 'Choice',
      Choices: [{ Variable: '$.left', NumericGreaterThan: 0, Next: 'Less' }],
      Default: 'Done',
    },
    Less: { Type: 'Pass', Parameters: { 'left.$': 'States.MathAdd($.left, -1)' }, Next: 'HelloWorld' },
    Done: { Type: 'Succeed' },
  })
  const startedAt = performance.now()
  const { executionArn = '' } = await clients.sfn.send(
    new StartExecutionCommand({ stateMachineArn: arn, input: '{"left":6000}' }),
  )
  await endOf(clients, executionArn)
  const seconds = (performance.now() - startedAt) / 1000
  const { events = [] } = await clients.sfn.send(
    new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }),
  )
  return { name: 'choice-loop-durable', value: (events[0]?.id ?? 0) / seconds, unit: 'events/s' }
}

/** Bytes an iteration, at two sizes: equal figures mean that an inline Map writes linearly. */
async function inlineMaps(clients: Clients, server: ServerProcess, role: string): Promise<readonly LanguageFigure[]> {
  const arn = await createMachine(clients, 'BenchMap', role, {
    HelloWorld: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      End: true,
    },
  })
  const figures: LanguageFigure[] = []
  for (const count of [1000, 5000]) {
    const before = bytesWritten(server)
    const input = JSON.stringify({ items: Array.from({ length: count }, (_, at) => at) })
    const { executionArn = '' } = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn: arn, input }))
    await quietEndOf(clients, executionArn)
    figures.push({
      name: `inline-map-${count}-bytes-an-iteration`,
      value: (bytesWritten(server) - before) / count,
      unit: 'bytes',
    })
  }
  return figures
}

/** Looks seldom and reads little, so that answers do not count as what the Map wrote. */
async function quietEndOf(clients: Clients, executionArn: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    const { status } = await clients.sfn.send(
      new DescribeExecutionCommand({ executionArn, includedData: 'METADATA_ONLY' }),
    )
    if (status !== 'RUNNING') return
  }
}

/** What the server has handed to the system to write, Linux only. */
function bytesWritten({ child }: ServerProcess): number {
  try {
    return Number(/^wchar: (\d+)$/m.exec(readFileSync(`/proc/${child.pid}/io`, 'utf8'))?.[1])
  } catch {
    return Number.NaN
  }
}
