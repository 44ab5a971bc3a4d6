/**
 * Every table, described once. The memory store, SQLite's schema and statements, and the suite all read this; so will
 * PostgreSQL. Columns are integers (53 bits), or text; a `?` marks one that may be absent (SQL NULL). Wide texts come
 * last, so that a list need not read past them. Text sorts by its UTF-8 bytes everywhere.
 *
 * ARNs stand in unique indexes only; rows refer to each other by integer ids that `Store.reserve` hands out.
 */
export const tables = {
  /** One row an execution, open or closed. `version` counts its turns, `epoch` fences its owner. */
  executions: {
    columns: {
      id: 'integer',
      arn: 'text',
      /** ARN of the state machine, unqualified. */
      machine: 'text',
      name: 'text',
      /** `account/region`, see `spaceKey`. */
      space: 'text',
      /** AWS's words: RUNNING SUCCEEDED FAILED TIMED_OUT ABORTED PENDING_REDRIVE. */
      status: 'text',
      started_at: 'integer',
      stopped_at: 'integer?',
      /** What lists sort by: the start (or redrive) while open, then the stop. */
      sorted_at: 'integer',
      version: 'integer',
      epoch: 'integer',
      owner: 'text',
      /** Id of the last history event. */
      last_event: 'integer',
      /** Time of the last history event: times never go back within an execution. */
      last_event_at: 'integer',
      redrive_count: 'integer',
      redriven_at: 'integer?',
      /** Key in `definitions`: the text is pinned to the execution, as are the role and the revision. */
      definition: 'text',
      role_arn: 'text',
      revision_id: 'text?',
      /** When the pinned revision of the machine was made, for DescribeStateMachineForExecution. */
      machine_updated_at: 'integer',
      version_arn: 'text?',
      alias_arn: 'text?',
      map_run: 'text?',
      /** The parent's task attempt that started this one: a repeated start attaches instead of starting twice. */
      attempt_key: 'text?',
      trace_header: 'text?',
      /** Since when (ISO), a space, and why the execution is parked: a turn failed an assertion. Nothing runs until a retry. */
      parked: 'text?',
      error: 'text?',
      cause: 'text?',
      input: 'text',
      output: 'text?',
    },
    key: ['id'],
    unique: { byArn: ['arn'], byAttempt: ['attempt_key'] },
    indexes: {
      byMachine: ['machine', 'sorted_at', 'id'],
      byMachineStatus: ['machine', 'status', 'sorted_at', 'id'],
      /** Ids of a Map Run's children are in the order of their items. */
      byMapRun: ['map_run', 'id'],
      byParked: ['parked', 'id'],
    },
  },
  /** Names that a Standard execution has used, kept 90 days after it closed whatever else is cleaned. */
  execution_names: {
    columns: { machine: 'text', name: 'text', execution: 'integer', expires_at: 'integer?' },
    key: ['machine', 'name'],
    unique: {},
    indexes: { byExpiry: ['expires_at', 'machine', 'name'] },
  },
  /** Definition texts by their SHA-256; written once, so that a thousand executions pin one text. */
  definitions: {
    columns: { id: 'text', body: 'text' },
    key: ['id'],
    unique: {},
    indexes: {},
  },
  /** History in chunks, one a turn, in the form that the language stores events in. */
  history: {
    columns: { execution: 'integer', first_event: 'integer', last_event: 'integer', body: 'text' },
    key: ['execution', 'first_event'],
    unique: {},
    indexes: {},
  },
  /** A snapshot's parts: one a scope. An execution that closed unsuccessfully keeps them for redrive. */
  parts: {
    columns: { execution: 'integer', part: 'text', body: 'text' },
    key: ['execution', 'part'],
    unique: {},
    indexes: {},
  },
  /** Values that are written once and only looked up by key: what a Map Run was asked to do. Large state data is parts. */
  part_values: {
    columns: { execution: 'integer', value: 'text', body: 'text' },
    key: ['execution', 'value'],
    unique: {},
    indexes: {},
  },
  timers: {
    columns: { execution: 'integer', timer: 'text', due_at: 'integer' },
    key: ['execution', 'timer'],
    unique: {},
    indexes: { byDue: ['due_at', 'execution', 'timer'] },
  },
  /** A task attempt from its scheduling to its end. `deadline_at` is the earlier of timeout and heartbeat deadline. */
  tasks: {
    columns: {
      execution: 'integer',
      task: 'text',
      /** scheduled | started | submitted */
      phase: 'text',
      scheduled_at: 'integer',
      deadline_at: 'integer?',
      timeout_at: 'integer?',
      heartbeat_at: 'integer?',
      heartbeat_ms: 'integer?',
      token_hash: 'text?',
      activity: 'text?',
      owner: 'text?',
      /** Reference of the job that a `.sync` task submitted. */
      job: 'text?',
      body: 'text',
    },
    key: ['execution', 'task'],
    unique: { byToken: ['token_hash'] },
    indexes: {
      byActivity: ['activity', 'phase', 'scheduled_at', 'execution', 'task'],
      byDeadline: ['deadline_at', 'execution', 'task'],
      byPhase: ['phase', 'execution', 'task'],
    },
  },
  /** Arrivals that another commit left for an execution; its own turn deletes them. */
  inbox: {
    columns: { execution: 'integer', arrival: 'integer', body: 'text' },
    key: ['execution', 'arrival'],
    unique: {},
    indexes: {},
  },
  /** Client tokens of redrives, so that a repeated call is one redrive. */
  redrives: {
    columns: { execution: 'integer', client_token: 'text', redriven_at: 'integer' },
    key: ['execution', 'client_token'],
    unique: {},
    indexes: {},
  },
  map_runs: {
    columns: {
      arn: 'text',
      execution: 'integer',
      status: 'text',
      version: 'integer',
      started_at: 'integer',
      stopped_at: 'integer?',
      /** When its execution has let go of it: its children are then stopped, and the run ends. */
      stopping_at: 'integer?',
      body: 'text',
    },
    key: ['arn'],
    unique: {},
    indexes: { byStatus: ['status', 'arn'], byExecution: ['execution', 'started_at', 'arn'] },
  },
  /** Streams of log groups, which are documents with an id. `sorted_at` is the time of the last event, 0 without one. */
  log_streams: {
    columns: {
      log_group: 'integer',
      name: 'text',
      id: 'integer',
      created_at: 'integer',
      first_event_at: 'integer?',
      last_event_at: 'integer?',
      ingested_at: 'integer?',
      sorted_at: 'integer',
      /** How many events it was ever given: the sequence number of the next one. */
      events: 'integer',
      /** How large these were, as CloudWatch Logs counts. */
      bytes: 'integer',
    },
    key: ['log_group', 'name'],
    unique: { byId: ['id'] },
    indexes: { byLastEvent: ['log_group', 'sorted_at', 'name'] },
  },
  log_events: {
    columns: {
      log_group: 'integer',
      timestamp: 'integer',
      stream: 'integer',
      sequence: 'integer',
      ingested_at: 'integer',
      /** The message. */
      body: 'text',
    },
    key: ['log_group', 'timestamp', 'stream', 'sequence'],
    unique: {},
    indexes: { byStream: ['stream', 'timestamp', 'sequence', 'log_group'] },
  },
  /** What is to be cleaned: a group's events older than `keep_ms`, or (0) all that is left of a deleted group or stream. */
  log_sweeps: {
    columns: { log_group: 'integer', stream: 'integer', keep_ms: 'integer' },
    key: ['log_group', 'stream'],
    unique: {},
    indexes: {},
  },
  /**
   * Zips of functions in pieces, base64, under the function's ARN and their SHA-256. They are written before the
   * document that names them, and read piece by piece.
   */
  function_code: {
    columns: { function: 'text', sha256: 'text', chunk: 'integer', body: 'text' },
    key: ['function', 'sha256', 'chunk'],
    unique: {},
    indexes: {},
  },
  /** Invocations that nobody waits for, from their acceptance to their end. */
  function_events: {
    columns: {
      id: 'text',
      /** ARN of the function, unqualified. */
      function: 'text',
      due_at: 'integer',
      accepted_at: 'integer',
      /** Attempts that ended in an error of the function's. */
      errors: 'integer',
      /** Attempts that did not reach the function. */
      refusals: 'integer',
      body: 'text',
    },
    key: ['id'],
    unique: {},
    indexes: { byDue: ['due_at', 'id'], byFunction: ['function', 'id'] },
  },
  /** Everything of the control plane: machines, roles, APIs, stages. `revision` grows by one with each change. */
  documents: {
    columns: { space: 'text', kind: 'text', id: 'text', revision: 'integer', body: 'text' },
    key: ['space', 'kind', 'id'],
    unique: {},
    indexes: {},
  },
} as const satisfies Record<string, Table>

export type ColumnType = 'integer' | 'text' | 'integer?' | 'text?'

export interface Table {
  readonly columns: Readonly<Record<string, ColumnType>>
  /** The columns of the primary key, in order. */
  readonly key: readonly string[]
  /** Unique indexes; absent values do not collide. */
  readonly unique: Readonly<Record<string, readonly string[]>>
  /** Indexes to scan by; each ends in columns that make its entries unique. Rows with an absent column are not in it. */
  readonly indexes: Readonly<Record<string, readonly string[]>>
}

export type TableName = keyof typeof tables
type Columns<T extends TableName> = (typeof tables)[T]['columns']
type ColumnValue<C> = C extends 'integer'
  ? number
  : C extends 'text'
    ? string
    : C extends 'integer?'
      ? number | null
      : string | null

/** A row as it is written and read: every column is there, an absent value is null. */
export type Row<T extends TableName> = { readonly [C in keyof Columns<T>]: ColumnValue<Columns<T>[C]> }
type KeyColumn<T extends TableName> = (typeof tables)[T]['key'][number]
export type Key<T extends TableName> = { readonly [C in KeyColumn<T> & keyof Columns<T>]: ColumnValue<Columns<T>[C]> }
export type UniqueName<T extends TableName> = keyof (typeof tables)[T]['unique'] & string
export type IndexName<T extends TableName> = 'key' | (keyof (typeof tables)[T]['indexes'] & string)
export type ColumnName<T extends TableName> = keyof Columns<T> & string
