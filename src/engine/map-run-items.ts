import {
  fail,
  isObject,
  limits,
  numeralAt,
  refuse,
  succeed,
  utf8Length,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../base/index.ts'
import {
  datumOfText,
  itemInput,
  type Datum,
  type ItemFailure,
  type ItemRequest,
  type MapItem,
  type MapRunRequest,
} from '../asl/index.ts'
import type { ItemStream } from './map-run-ports.ts'
import { resolveAll } from './turn.ts'
import type { TurnContext } from './turn.ts'

/** What a child is started with: JSON text, and how many items are in it. */
export interface ChildInput {
  readonly input: string
  readonly items: number
}

/** The inputs of a Map Run's children, in order. `from`: items that are in children already. */
export async function* childInputs(
  context: TurnContext,
  items: ItemRequest,
  request: MapRunRequest,
  stream: ItemStream | undefined,
  from: number,
): AsyncGenerator<Outcome<ChildInput, ItemFailure>> {
  const inputs = itemInputs(
    context,
    items,
    stream === undefined ? givenItems(request) : readItems(request, stream),
    from,
  )
  if (request.batcher !== undefined) yield* batches(inputs, request, request.batcher)
  else {
    for await (const input of inputs) yield input.ok ? succeed({ input: input.value.text, items: 1 }) : input
  }
}

async function* itemInputs(
  context: TurnContext,
  request: ItemRequest,
  items: AsyncIterable<Outcome<MapItem, ItemFailure>>,
  from: number,
): AsyncGenerator<Outcome<Datum, ItemFailure>> {
  for await (const item of items) {
    if (!item.ok) yield item
    else if (item.value.index >= from) yield await resolveAll(context, itemInput(request, item.value))
  }
}

// oxlint-disable-next-line require-await -- the same shape as items that are read
async function* givenItems({ items = '[]' }: MapRunRequest): AsyncGenerator<Outcome<MapItem, ItemFailure>> {
  const given = datumOfText(items).exact
  let index = 0
  for (const [key, value] of Object.entries(given as JsonObject | readonly JsonValue[])) {
    const numeral = numeralAt(given, key)
    const item = { index: index++, value, source: givenSource, ...(numeral === undefined ? {} : { numeral }) }
    yield succeed(isObject(given) ? { ...item, key } : item)
  }
}

/** `$$.Map.Item.Source` of items that the state's input holds. */
const givenSource = 'STATE_DATA'

async function* readItems(
  { reader }: MapRunRequest,
  stream: ItemStream,
): AsyncGenerator<Outcome<MapItem, ItemFailure>> {
  const { maxItems = 0 } = reader ?? {}
  if (maxItems < 0) {
    yield refuse({ error: 'States.ItemReaderFailed', cause: 'field MaxItems must be positive' })
    return
  }
  let index = 0
  for await (const item of stream.items) {
    if (!item.ok) {
      yield refuse({ error: item.failure.code, cause: item.failure.message })
      return
    }
    yield succeed({ ...item.value, index: index++ })
    if (index === (maxItems === 0 ? itemsMax : maxItems)) return
  }
}

/** Larger values of MaxItems are cut to this (ASL, ReaderConfig). */
const itemsMax = 100_000_000

/** `{"BatchInput":…,"Items":[…]}` with as many items as fit. */
async function* batches(
  inputs: AsyncIterable<Outcome<Datum, ItemFailure>>,
  { stateName }: MapRunRequest,
  { maxItems = Number.POSITIVE_INFINITY, maxInputBytes, batchInput }: NonNullable<MapRunRequest['batcher']>,
): AsyncGenerator<Outcome<ChildInput, ItemFailure>> {
  const head = batchInput === undefined ? '{"Items":[' : `{"BatchInput":${batchInput},"Items":[`
  const headBytes = utf8Length(head) + 2
  const bytesMax = Math.min(maxInputBytes ?? limits.stateDataBytes, limits.stateDataBytes)
  let texts: string[] = []
  let bytes = headBytes
  const take = (): Outcome<ChildInput, ItemFailure> => {
    const batch = succeed({ input: `${head}${texts.join(',')}]}`, items: texts.length })
    texts = []
    bytes = headBytes
    return batch
  }
  for await (const input of inputs) {
    if (!input.ok) {
      yield input
      return
    }
    const size = utf8Length(input.value.text) + 1
    if (texts.length > 0 && (texts.length >= maxItems || bytes + size > bytesMax)) yield take()
    if (bytes + size > bytesMax + 1) {
      const { failure } = fail('States.DataLimitExceeded', `An item of '${stateName}' is larger than a batch may be.`)
      yield refuse({ error: failure.code, cause: failure.message })
      return
    }
    texts.push(input.value.text)
    bytes += size
  }
  if (texts.length > 0) yield take()
}
