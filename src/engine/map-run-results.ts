import { fail, limits, succeed, type JsonValue, type Outcome } from '../base/index.ts'
import type { ExecutionFacts, MapRunRequest } from '../asl/index.ts'
import type { Row, Store } from '../store/index.ts'
import type { MapRunPort } from './map-run-ports.ts'

type ExecutionRow = Row<'executions'>

/** What a run that has not failed gives its state: JSON text. Children that failed add nothing. */
export async function gatherOutputs(store: Store, request: MapRunRequest): Promise<Outcome<string>> {
  const results: { readonly id: number; readonly text: string }[] = []
  let characters = 0
  for await (const row of childrenOf(store, request.mapRunArn)) {
    if (row.status !== 'SUCCEEDED') continue
    const text = textOf(row, request)
    characters += text.length + 1
    if (characters > limits.stateDataBytes) return tooLarge(request.stateName)
    results.push({ id: row.id, text })
  }
  // Children are numbered in the order of their items.
  const texts = results.sort((left, right) => left.id - right.id).map(({ text }) => text)
  return succeed(`[${texts.filter((text) => text !== '').join(',')}]`)
}

export function tooLarge(stateName: string): {
  readonly ok: false
  readonly failure: { code: string; message: string }
} {
  const message = `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`
  return fail('States.DataLimitExceeded', message)
}

/** COMPACT gives outputs as they are, FLATTEN the items of those that are arrays, NONE the executions' records. */
function textOf(row: ExecutionRow, { writer }: MapRunRequest): string {
  const transformation = writer?.transformation ?? (writer?.parameters === undefined ? 'COMPACT' : 'NONE')
  const output = row.output ?? 'null'
  switch (transformation) {
    case 'COMPACT':
      return output
    case 'FLATTEN':
      return /^\s*\[/.test(output) ? output.trim().slice(1, -1).trim() : output
    case 'NONE':
      return recordOf(row)
  }
}

/** An execution as result files hold it. */
function recordOf(row: ExecutionRow): string {
  const shown = { Included: true }
  const record: { readonly [member: string]: JsonValue | undefined } = {
    ...(row.cause === null ? {} : { Cause: row.cause }),
    ...(row.error === null ? {} : { Error: row.error }),
    ExecutionArn: row.arn,
    Input: row.input,
    InputDetails: shown,
    Name: row.name,
    ...(row.output === null ? {} : { Output: row.output }),
    OutputDetails: shown,
    RedriveCount: row.redrive_count,
    RedriveStatus: row.status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    ...(row.status === 'SUCCEEDED' ? { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' } : {}),
    StartDate: new Date(row.started_at).toISOString(),
    StateMachineArn: row.machine,
    Status: row.status,
    StopDate: new Date(row.stopped_at ?? row.started_at).toISOString(),
  }
  return JSON.stringify(record)
}

interface ResultFile {
  readonly Key: string
  readonly Size: number
}

/**
 * Writes the results under fixed keys below the run's own prefix, the manifest last, so that writing again after a crash
 * replaces what was there.
 */
export async function writeResults(
  store: Store,
  port: MapRunPort,
  execution: ExecutionFacts,
  request: MapRunRequest,
): Promise<Outcome<string>> {
  const target = targetOf(request)
  if (!target.ok) return target
  const { bucket, folder } = target.value
  const files: Record<'FAILED' | 'PENDING' | 'SUCCEEDED', ResultFile[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] }
  const lines = request.writer?.outputType === 'JSONL'
  for (const status of ['SUCCEEDED', 'FAILED'] as const) {
    const texts = resultTexts(store, request, status)
    const first = await texts.next()
    if (first.done === true) continue
    const key = `${folder}${status}_0.${lines ? 'jsonl' : 'json'}`
    const written = await port.write(execution, bucket, key, joined(first.value, texts, lines))
    if (!written.ok) return writerFailed(written.failure.message)
    files[status].push({ Key: key, Size: written.value })
  }
  const manifest = { DestinationBucket: bucket, MapRunArn: request.mapRunArn, ResultFiles: files }
  const key = `${folder}manifest.json`
  const written = await port.write(execution, bucket, key, once(JSON.stringify(manifest)))
  if (!written.ok) return writerFailed(written.failure.message)
  return succeed(JSON.stringify({ MapRunArn: request.mapRunArn, ResultWriterDetails: { Bucket: bucket, Key: key } }))
}

function writerFailed(cause: string): Outcome<never> {
  return fail('States.ResultWriterFailed', cause)
}

function targetOf({ writer, mapRunArn }: MapRunRequest): Outcome<{ readonly bucket: string; readonly folder: string }> {
  const { Bucket: bucket, Prefix: prefix } = JSON.parse(writer?.parameters ?? '{}') as {
    Bucket?: unknown
    Prefix?: unknown
  }
  if (typeof bucket !== 'string' || bucket === '') return writerFailed('The ResultWriter names no Bucket.')
  const run = mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1)
  const below = typeof prefix === 'string' && prefix !== '' ? `${prefix.replace(/\/$/, '')}/` : ''
  return succeed({ bucket, folder: `${below}${run}/` })
}

async function* resultTexts(
  store: Store,
  request: MapRunRequest,
  status: 'SUCCEEDED' | 'FAILED',
): AsyncGenerator<string> {
  for await (const row of childrenOf(store, request.mapRunArn)) {
    const succeeded = row.status === 'SUCCEEDED'
    if (succeeded !== (status === 'SUCCEEDED')) continue
    const text = succeeded ? textOf(row, request) : recordOf(row)
    if (text !== '') yield text
  }
}

async function* joined(first: string, rest: AsyncIterable<string>, lines: boolean): AsyncGenerator<string> {
  yield lines ? `${first}\n` : `[${first}`
  for await (const text of rest) yield lines ? `${text}\n` : `,${text}`
  if (!lines) yield ']'
}

// oxlint-disable-next-line require-await -- what a port writes comes in pieces
async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** The children of a run, page after page. */
export async function* childrenOf(
  store: Store,
  mapRunArn: string,
  columns?: readonly (keyof ExecutionRow)[],
): AsyncGenerator<ExecutionRow> {
  let after: readonly number[] | undefined
  for (;;) {
    const page = await store.scan('executions', {
      index: 'byMapRun',
      equals: [mapRunArn],
      order: 'ascending',
      limit: limits.pageItems,
      bytesMax: limits.pageBytes,
      ...(columns === undefined ? {} : { columns }),
      ...(after === undefined ? {} : { after }),
    })
    yield* page.rows
    const last = page.rows.at(-1)
    if (!page.more || last === undefined) return
    after = [last.sorted_at, last.id]
  }
}
