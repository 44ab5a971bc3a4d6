import type { Command, Write } from '../contract.ts'
import type { Row, TableName } from '../tables.ts'

/** Rows with everything filled in, for tests that care about some columns only. */
export function executionRow(id: number, given: Partial<Row<'executions'>> = {}): Row<'executions'> {
  return {
    id,
    arn: `arn:aws:states:eu-west-1:000000000000:execution:Machine:e${id}`,
    machine: 'arn:aws:states:eu-west-1:000000000000:stateMachine:Machine',
    name: `e${id}`,
    space: '000000000000/eu-west-1',
    status: 'RUNNING',
    started_at: 1_795_000_000_000 + id,
    stopped_at: null,
    sorted_at: 1_795_000_000_000 + id,
    version: 1,
    epoch: 1,
    owner: 'node',
    last_event: 2,
    last_event_at: 1_795_000_000_000 + id,
    redrive_count: 0,
    redriven_at: null,
    definition: 'sha',
    role_arn: 'arn:aws:iam::000000000000:role/Role',
    revision_id: null,
    machine_updated_at: 1_795_000_000_000,
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
    ...given,
  }
}

export function taskRow(execution: number, task: string, given: Partial<Row<'tasks'>> = {}): Row<'tasks'> {
  return {
    execution,
    task,
    phase: 'scheduled',
    scheduled_at: 1_795_000_000_000,
    deadline_at: null,
    timeout_at: null,
    heartbeat_at: null,
    heartbeat_ms: null,
    token_hash: null,
    activity: null,
    owner: null,
    job: null,
    body: '{}',
    ...given,
  }
}

export function nameRow(name: string, execution: number, expiresAt: number | null = null): Row<'execution_names'> {
  return { machine: 'm', name, execution, expires_at: expiresAt }
}

export function insert<T extends TableName>(table: T, row: Row<T>): Command {
  return { do: 'insert', table, row } as Command
}

/** What the engine writes for an execution that ends in its first turn. */
export function startWrite(id: number, name = `e${id}`): Write {
  const row = executionRow(id, { name, arn: `arn:${name}`, status: 'SUCCEEDED', output: '{}' })
  return [
    insert('execution_names', { machine: row.machine, name, execution: id, expires_at: null }),
    insert('executions', row),
    insert('history', { execution: id, first_event: 1, last_event: 12, body: '{"type":"ExecutionStarted"}' }),
  ]
}
