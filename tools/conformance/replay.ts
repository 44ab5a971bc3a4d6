/** Replays a case against a server, call by call, and compares what is answered. */
import { asToday } from './age.ts'
import { doInFolders } from './buckets.ts'
import type { Case, RecordedCall } from './cases.ts'
import { openClient, type Client, type Credentials } from './client.ts'
import { copyOf, differences, show } from './compare.ts'
import { joinAnswers, textOfException, type JoinedAnswer } from './join.ts'
import type { Members } from './read-answer.ts'
import { nothingMade, remember, substitute, type Made } from './substitute.ts'

const patienceMs = 30_000
const pauseMs = 20

/** How far a case has come. */
interface Replay {
  readonly recorded: Case
  /** Folder of the server's buckets. */
  readonly buckets: string
  readonly client: Client
  readonly made: Made
  readonly answers: Map<number, Members>
  readonly joined: readonly JoinedAnswer[]
  /** Refusals that nobody recorded, by call: they may explain what follows. */
  readonly notes: Map<number, string>
  starts: number
  session?: Credentials
}

/** The differences of every call, one a line; none when the case passed. */
export async function replay(recorded: Case, url: string, echoUrl: string, buckets: string): Promise<string[]> {
  const client = openClient(url)
  const joined = joinAnswers(recorded)
  const state: Replay = {
    recorded,
    buckets,
    client,
    made: nothingMade(recorded.recorded, echoUrl),
    answers: new Map(),
    joined,
    notes: new Map(),
    starts: 0,
  }
  const lines: string[] = []
  try {
    for (const [at, call] of recorded.calls.entries()) lines.push(...(await replayCall(state, call, at)))
    for (const answer of joined) lines.push(...joinedDifferences(state, answer))
  } finally {
    client.close()
  }
  return lines.length === 0 ? [] : [...explanation(state, lines[0] as string), ...lines]
}

/** The first refusal before the first difference. */
function explanation({ notes }: Replay, firstLine: string): string[] {
  const before = Number(/call (\d+)/.exec(firstLine)?.[1] ?? Infinity)
  const found = [...notes].find(([at]) => at < before)
  return found === undefined ? [] : [found[1]]
}

async function replayCall(state: Replay, call: RecordedCall, at: number): Promise<string[]> {
  if (call.service === 's3') {
    doInFolders(state.buckets, { ...call, params: substitute(call.params, state.made) as Members })
    return []
  }
  if (isPolling(call) && isSameRead(call, state.recorded.calls[at + 1])) return []
  const params = asQuoted(substitute(call.params, state.made) as Members, call, state.made)
  if (call.service !== 'http' && hasNull(params)) return []
  const expected = call.expected && { $: asToday(call.expected.$, state.recorded.recorded) }
  const compare = (answer: Members): readonly string[] =>
    expected === undefined ? [] : told(expected.$, answer, differences(expected.$, answer, copyOf(state.made.bindings)))
  const answer = await settled(() => send(state, call, params), compare, call)
  state.answers.set(at, answer)
  remember(state.made, call.operation, params, answer)
  const lines = compare(answer)
  if (expected !== undefined) differences(expected.$, answer, state.made.bindings)
  else if ('Error' in answer && !state.joined.some(({ calls }) => calls.includes(at)))
    state.notes.set(at, `(call ${at} ${call.operation}, of which nothing was recorded: ${show(answer['Error'])})`)
  const named = lines.map((line) => `call ${at} ${call.operation}: ${line}`)
  return /^Start(Sync)?Execution$/.test(call.operation) ? [...named, ...(await afterStart(state, answer, at))] : named
}

/** A refusal quotes the ARN that it was given: where the recording lost that, it is found there. */
function asQuoted(params: Members, { expected }: RecordedCall, made: Made): Members {
  const message = (expected?.$ as { Error?: { Message?: string } } | undefined)?.Error?.Message ?? ''
  const quoted = /Does Not Exist: '(arn:[^']+)'/.exec(message)?.[1]
  const [name, ...more] = Object.keys(params).filter((each) => each.endsWith('Arn'))
  if (quoted === undefined || name === undefined || more.length > 0) return params
  return { ...params, [name]: substitute(quoted, made) }
}

/** A refusal is one difference, not one for every member that is missing. */
function told(expected: unknown, answer: Members, lines: readonly string[]): readonly string[] {
  const refused = 'Error' in answer && !('Error' in (expected as object)) && lines.length > 0
  return refused ? [`refused: ${show(answer['Error'])}; expected ${show(expected)}`] : lines
}

function send(state: Replay, call: RecordedCall, params: Members): Promise<Members> {
  if (call.service === 'http') return state.client.plain(call.operation, params)
  // Who called was not recorded: roles assumed one after the other are taken for a chain.
  const credentials = call.operation === 'AssumeRole' ? state.session : undefined
  return state.client.call(call.service, call.operation, params, credentials).then((answer) => {
    const given = answer['Credentials'] as
      | Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>
      | undefined
    if (call.operation === 'AssumeRole' && given !== undefined)
      state.session = {
        accessKeyId: given.AccessKeyId,
        secretAccessKey: given.SecretAccessKey,
        sessionToken: given.SessionToken,
      }
    return answer
  })
}

/** The recorded name of an execution, and its output where only that was recorded. */
async function afterStart(state: Replay, answer: Members, at: number): Promise<string[]> {
  const run = state.recorded.runs?.[state.starts++]
  const executionArn = answer['executionArn']
  if (run === undefined || typeof executionArn !== 'string') return []
  state.made.executions.set(run.execution, executionArn)
  if (run.output === undefined || run.history !== undefined) return []
  const describe: RecordedCall = { service: 'stepfunctions', operation: 'DescribeExecution', params: {} }
  const described = await settled(
    () => send(state, describe, { executionArn }),
    () => ['unknown'],
    describe,
  )
  return differences(run.output, described['output'], state.made.bindings, `$.output`).map(
    (line) => `execution of call ${at}, ${String(described['status'])}: ${line}`,
  )
}

/** One of the calls must have answered so; the difference of the last is told. */
function joinedDifferences(state: Replay, { key, calls, value }: JoinedAnswer): string[] {
  const tried = calls.flatMap((at) => {
    const answer = state.answers.get(at)
    const call = state.recorded.calls[at]
    if (answer === undefined || call === undefined) return []
    const shown = call.service === 'http' ? plainAnswer(value, answer) : failureText(value, answer, call.operation)
    return [differences(value, shown, copyOf(state.made.bindings)).map((line) => `${call.operation}: ${line}`)]
  })
  return tried.some((lines) => lines.length === 0)
    ? []
    : (tried.at(-1) ?? []).map((line) => `recorded as ${key}, ${line}`)
}

/** As boto3's exception, where that was recorded. */
function failureText(value: unknown, answer: Members, operation: string): unknown {
  const told = answer['Error'] as { Code?: string; Message?: string } | undefined
  if (textOfException(value) === undefined || told === undefined) return answer
  const text = `An error occurred (${told.Code}) when calling the ${operation} operation: ${told.Message}`
  return typeof value === 'string' ? text : { exception_typename: told.Code, exception_value: text }
}

/** A plain answer as the tests noted it: the content alone, or with status and headers. */
function plainAnswer(value: unknown, answer: Members): unknown {
  const content = answer['content'] as string
  if (typeof value !== 'object' || value === null || !('body' in value)) return content
  const status = 'status_code' in value ? { status_code: answer['statusCode'] } : {}
  return { ...status, body: value.body === "b''" ? `b'${content}'` : content }
}

/** Reads are repeated while the execution that they look at may still be under way. */
async function settled(
  ask: () => Promise<Members>,
  compare: (answer: Members) => readonly string[],
  call: RecordedCall,
): Promise<Members> {
  const reads = /^(GetExecutionHistory|DescribeExecution|ListExecutions|DescribeMapRun|ListMapRuns)$/
  const until =
    Date.now() + (reads.test(call.operation) && (call.expected !== undefined || isRead(call)) ? patienceMs : 0)
  for (;;) {
    const answer = await ask()
    if (Date.now() >= until || isOver(answer)) return answer
    if (call.expected !== undefined && compare(answer).length === 0) return answer
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

/** Nothing more will change: the execution has ended, or there is none. */
function isOver(answer: Members): boolean {
  if ('Error' in answer) return true
  const events = answer['events'] as { type: string }[] | undefined
  const status = answer['status'] as string | undefined
  const listed = answer['executions'] as { status: string }[] | undefined
  if (listed !== undefined && listed.length > 0) return listed.every((each) => each.status !== 'RUNNING')
  return (
    /^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(events?.at(-1)?.type ?? '') ||
    (status !== undefined && status !== 'RUNNING')
  )
}

function isRead(call: RecordedCall): boolean {
  return call.operation === 'GetExecutionHistory' || call.operation === 'DescribeExecution'
}

function isPolling(call: RecordedCall): boolean {
  return call.expected === undefined && isRead(call)
}

function isSameRead(call: RecordedCall, next: RecordedCall | undefined): boolean {
  return next !== undefined && isRead(next) && next.params['executionArn'] === call.params['executionArn']
}

function hasNull(value: unknown): boolean {
  if (value === null) return true
  return typeof value === 'object' && Object.values(value).some(hasNull)
}
