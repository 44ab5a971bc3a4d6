/** Fills a data directory with open executions, without a server: half wait on far timers, half have an open task row. */
import { openSqliteStore, type Command, type Store } from '../../src/store/index.ts'

const dayMs = 86_400_000
const batch = 500

export async function seedOpenExecutions(directory: string, count: number, now: number): Promise<void> {
  const opened = await openSqliteStore({
    directory,
    onIndeterminate: (message) => process.stderr.write(`${message}\n`),
  })
  if (!opened.ok) throw new Error(opened.failure.message)
  const store = opened.value
  await write(store, [{ do: 'insert', table: 'definitions', row: { id: 'bench', body: waitingDefinition } }])
  const first = await store.reserve('execution', count)
  for (let at = 0; at < count; at += batch) {
    const writes: Promise<void>[] = []
    for (let each = at; each < Math.min(count, at + batch); each++)
      writes.push(write(store, openExecution(first + each, now, each % 2 === 0)))
    await Promise.all(writes)
  }
  await store.close()
}

const waitingDefinition = JSON.stringify({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 864_000, End: true } },
})

async function write(store: Store, commands: readonly Command[]): Promise<void> {
  const outcome = await store.write(commands, 'background')
  if (outcome.kind !== 'committed') throw new Error(JSON.stringify(outcome))
}

function openExecution(id: number, now: number, onTimer: boolean): Command[] {
  const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:Bench'
  const name = `open-${id}`
  const commands: Command[] = [
    {
      do: 'insert',
      table: 'executions',
      row: {
        id,
        arn: `arn:aws:states:us-east-1:000000000000:execution:Bench:${name}`,
        machine,
        name,
        space: '000000000000/us-east-1',
        status: 'RUNNING',
        started_at: now,
        stopped_at: null,
        sorted_at: now,
        version: 1,
        epoch: 1,
        owner: 'bench',
        last_event: 2,
        last_event_at: now,
        redrive_count: 0,
        redriven_at: null,
        definition: 'bench',
        role_arn: 'arn:aws:iam::000000000000:role/bench',
        revision_id: null,
        machine_updated_at: now,
        version_arn: null,
        alias_arn: null,
        map_run: null,
        attempt_key: null,
        trace_header: null,
        parked: null,
        error: null,
        cause: null,
        input: '{}',
        output: null,
      },
    },
    { do: 'insert', table: 'execution_names', row: { machine, name, execution: id, expires_at: null } },
    { do: 'insert', table: 'parts', row: { execution: id, part: 'root', body: '{"format":1}' } },
  ]
  if (onTimer)
    commands.push({ do: 'insert', table: 'timers', row: { execution: id, timer: 'wait', due_at: now + dayMs + id } })
  else commands.push(openTask(id, now))
  return commands
}

function openTask(id: number, now: number): Command {
  return {
    do: 'insert',
    table: 'tasks',
    row: {
      execution: id,
      task: 'root:2:1',
      phase: 'started',
      scheduled_at: now,
      deadline_at: now + dayMs,
      timeout_at: now + dayMs,
      heartbeat_at: null,
      heartbeat_ms: null,
      token_hash: `bench-${id}`,
      activity: 'arn:aws:states:us-east-1:000000000000:activity:bench',
      owner: null,
      job: null,
      body: '{}',
    },
  }
}
