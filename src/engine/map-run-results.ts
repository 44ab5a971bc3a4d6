import { fail, limits, succeed, utf8Length, type Outcome } from '../base/index.ts'
import type { ExecutionFacts, MapRunRequest } from '../asl/index.ts'
import type { Row, Store } from '../store/index.ts'
import type { ChildInput } from './map-run-items.ts'
import type { MapRunPort } from './map-run-ports.ts'
import { onOneLine, pendingRecord, recordOf, resultTexts } from './map-run-records.ts'
import { unsuccessfulOf, type MapRunState, type ResultFile } from './map-run-rows.ts'

type ExecutionRow = Row<'executions'>

/** What a run that has not failed gives its state: JSON text. Children that failed add nothing. */
export async function gatherOutputs(store: Store, request: MapRunRequest): Promise<Outcome<string>> {
  const texts: string[] = []
  let characters = 0
  for await (const row of childrenOf(store, request.mapRunArn)) {
    if (row.status !== 'SUCCEEDED') continue
    for (const text of resultTexts(row, request)) {
      characters += text.length + 1
      if (characters > limits.stateDataBytes) return tooLarge(request.stateName)
      texts.push(text)
    }
  }
  return succeed(`[${texts.join(',')}]`)
}

export function tooLarge(stateName: string): {
  readonly ok: false
  readonly failure: { code: string; message: string }
} {
  const message = `The state/task '${stateName}' returned a result with a size exceeding the maximum number of bytes service limit.`
  return fail('States.DataLimitExceeded', message)
}

export interface Export {
  readonly store: Store
  readonly port: MapRunPort
  readonly execution: ExecutionFacts
  readonly request: MapRunRequest
  readonly state: MapRunState
  /** Inputs that no child was started with. */
  readonly pending: AsyncIterable<ChildInput>
  /** Bytes of a result file; AWS's unless said. */
  readonly fileBytes?: number
}

export interface Exported {
  /** What the state gives. */
  readonly output: string
  /** The files of successful children that a later life of the run lists again. */
  readonly succeeded: readonly ResultFile[]
}

/**
 * Writes the results under fixed keys, the manifest last, so that writing again after a crash replaces what was there.
 * A redriven run writes below a folder of its own: all that have failed or were never started, and of the successful
 * children those that no earlier manifest has; their files are listed again (recorded).
 */
export async function writeResults(exporting: Export): Promise<Outcome<Exported>> {
  const { port, execution, request, state } = exporting
  const target = targetOf(request, state)
  if (!target.ok) return target
  const { bucket, folder } = target.value
  const earlier = state.resultFiles?.succeeded ?? []
  const into = { ...exporting, bucket, folder }
  const succeeded = await writeFiles(into, 'SUCCEEDED', successes(exporting), state.executions.succeeded > 0)
  if (!succeeded.ok) return succeeded
  const failed = await writeFiles(into, 'FAILED', failures(exporting), unsuccessfulOf(state.executions) > 0)
  if (!failed.ok) return failed
  const pending = await writeFiles(into, 'PENDING', neverStarted(exporting), false)
  if (!pending.ok) return pending
  const successful = [...earlier, ...succeeded.value]
  const files = { FAILED: failed.value, PENDING: pending.value, SUCCEEDED: successful }
  const manifest = { DestinationBucket: bucket, MapRunArn: request.mapRunArn, ResultFiles: files }
  const key = `${folder}manifest.json`
  const written = await port.write(execution, bucket, key, once(JSON.stringify(manifest)))
  if (!written.ok) return writerFailed(written.failure.message)
  const output = { MapRunArn: request.mapRunArn, ResultWriterDetails: { Bucket: bucket, Key: key } }
  return succeed({ output: JSON.stringify(output), succeeded: successful })
}

interface Target {
  readonly bucket: string
  /** Ends in a slash. */
  readonly folder: string
}

function targetOf({ writer, mapRunArn }: MapRunRequest, { redriveCount = 0 }: MapRunState): Outcome<Target> {
  const { Bucket: bucket, Prefix: prefix } = JSON.parse(writer?.parameters ?? '{}') as {
    Bucket?: unknown
    Prefix?: unknown
  }
  if (typeof bucket !== 'string' || bucket === '') return writerFailed('The ResultWriter names no Bucket.')
  const run = mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1)
  const below = typeof prefix === 'string' && prefix !== '' ? `${prefix.replace(/\/$/, '')}/` : ''
  return succeed({ bucket, folder: `${below}${run}/${redriveCount === 0 ? '' : `Redrive-${redriveCount}/`}` })
}

function writerFailed(cause: string): { readonly ok: false; readonly failure: { code: string; message: string } } {
  return fail('States.ResultWriterFailed', cause)
}

/** The files of one status, cut before they would become too large. `always`: one even if there is nothing to write. */
async function writeFiles(
  { port, execution, request, bucket, folder, fileBytes = limits.resultFileBytes }: Export & Target,
  status: 'SUCCEEDED' | 'FAILED' | 'PENDING',
  texts: AsyncGenerator<string>,
  always: boolean,
): Promise<Outcome<readonly ResultFile[]>> {
  const lines = request.writer?.outputType === 'JSONL'
  const files: ResultFile[] = []
  try {
    const ahead: Ahead = { texts, next: await texts.next() }
    for (let more = always || ahead.next.done !== true; more; more = ahead.next.done !== true) {
      const key = `${folder}${status}_${files.length}.${lines ? 'jsonl' : 'json'}`
      const written = await port.write(
        execution,
        bucket,
        key,
        lines ? linesOf(ahead, fileBytes) : listOf(ahead, fileBytes),
      )
      if (!written.ok) return writerFailed(written.failure.message)
      files.push({ Key: key, Size: written.value })
    }
    return succeed(files)
  } finally {
    await texts.return(undefined)
  }
}

/** Texts, the next one of which has been looked at. */
interface Ahead {
  readonly texts: AsyncGenerator<string>
  next: IteratorResult<string, unknown>
}

async function* linesOf(ahead: Ahead, bytesMax: number): AsyncGenerator<string> {
  for await (const text of asManyAsFit(ahead, bytesMax)) yield `${onOneLine(text)}\n`
}

async function* listOf(ahead: Ahead, bytesMax: number): AsyncGenerator<string> {
  let before = '['
  for await (const text of asManyAsFit(ahead, bytesMax - 1)) {
    yield before + text
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}

/** At least one of them; each takes a byte more than it has. */
async function* asManyAsFit(ahead: Ahead, bytesMax: number): AsyncGenerator<string> {
  let bytes = 0
  while (ahead.next.done !== true) {
    const text = ahead.next.value
    const size = utf8Length(text) + 1
    if (bytes > 0 && bytes + size > bytesMax) return
    bytes += size
    yield text
    ahead.next = await ahead.texts.next()
  }
}

async function* successes({ store, request, state }: Export): AsyncGenerator<string> {
  const from = state.resultFiles?.from ?? 0
  if (state.executions.succeeded === 0) return
  for await (const row of childrenOf(store, request.mapRunArn)) {
    if (row.status === 'SUCCEEDED' && row.sorted_at >= from) yield* resultTexts(row, request)
  }
}

/** Unchanged by any transformation. */
async function* failures({ store, request, state }: Export): AsyncGenerator<string> {
  if (unsuccessfulOf(state.executions) === 0) return
  for await (const row of childrenOf(store, request.mapRunArn)) if (row.status !== 'SUCCEEDED') yield recordOf(row)
}

async function* neverStarted({ pending }: Export): AsyncGenerator<string> {
  for await (const input of pending) yield pendingRecord(input)
}

// oxlint-disable-next-line require-await -- what a port writes comes in pieces
async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** The children of a run in the order of their items, page after page. */
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
    after = [last.id]
  }
}
