import {
  CreateActivityCommand,
  DescribeExecutionCommand,
  StartExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { awsClients } from '../../tests/clients.ts'
import { startServer } from '../../tests/server-process.ts'
import { createMachine, createRole } from '../../tests/tutorial.ts'
import { report } from './figures.ts'
import { seedOpenExecutions, type Seeded } from './seed-open.ts'

const open = 100_000
const near = 100
const nearMs = 8_000

/**
 * A start over 100,000 open executions, half waiting for timers, half with an open task: how long until the server is
 * ready, until it has answered a StartExecution, and how late timers fire that come due soon.
 */
export async function measureRestart(directory: string): Promise<void> {
  const data = join(directory, 'open')
  const templates = await startTemplates(data)
  const seeded = await seedOpenExecutions(data, { ...templates, count: open, near, nearMs })
  const startedAt = performance.now()
  const server = await startServer(['--data-dir', data])
  report({ name: 'restart-100k-open', value: (performance.now() - startedAt) / 1000, unit: 's' })
  const clients = awsClients(server.url)
  try {
    const askedAt = performance.now()
    await clients.sfn.send(new StartExecutionCommand({ stateMachineArn: templates.machine }))
    report({ name: 'restart-100k-open-first-start', value: performance.now() - askedAt, unit: 'ms' })
    report({ name: 'restart-100k-open-timer-late', value: await lateness(clients.sfn, seeded), unit: 'ms' })
  } finally {
    clients.destroy()
    await server.stop()
  }
}

/** One execution of each kind, as the engine itself leaves them. */
async function startTemplates(
  data: string,
): Promise<{ readonly waiting: string; readonly tasking: string; readonly machine: string }> {
  const server = await startServer(['--data-dir', data])
  const clients = awsClients(server.url)
  try {
    const role = await createRole(clients, 'Bench', 'states.amazonaws.com', [])
    const activity = await clients.sfn.send(new CreateActivityCommand({ name: 'bench' }))
    const start = async (name: string, state: object): Promise<{ machine: string; execution: string }> => {
      const machine = await createMachine(clients, name, role, { HelloWorld: { ...state, End: true } })
      const { executionArn = '' } = await clients.sfn.send(new StartExecutionCommand({ stateMachineArn: machine }))
      return { machine, execution: executionArn }
    }
    const waiting = await start('Waiting', { Type: 'Wait', Seconds: 864_000 })
    const tasking = await start('Tasking', { Type: 'Task', Resource: activity.activityArn, TimeoutSeconds: 864_000 })
    return { waiting: waiting.execution, tasking: tasking.execution, machine: waiting.machine }
  } finally {
    clients.destroy()
    await server.stop()
  }
}

/** Waits for the last of the timers; milliseconds from its time to the event that it fired. */
async function lateness(sfn: SFNClient, { near: arns, dueAt }: Seeded): Promise<number> {
  const giveUpAt = dueAt + 30_000
  let latest = 0
  for (const executionArn of arns) {
    for (;;) {
      const { status, stopDate } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
      if (status === 'SUCCEEDED' && stopDate !== undefined) {
        latest = Math.max(latest, stopDate.getTime() - dueAt)
        break
      }
      if (status !== 'RUNNING' || Date.now() > giveUpAt)
        throw new Error(`${executionArn} is ${status}: its timer is lost`)
      await sleep(50)
    }
  }
  return latest
}
