/**
 * Events as they are stored. What GetExecutionHistory answers is the same words and, where data passes states unchanged,
 * the same data over and over: a chunk names a type with its members by a number, and holds each text of data once.
 *
 *     [format, time, [event, event, milliseconds, event, …], [text of data, …]]
 *
 * An event is `[layout, its id less that of the event before it in the chain, …members]`, where data is a position among
 * the texts; one that fits no layout is the object that is answered. A number between events is how far time goes on.
 */
import { assert, type JsonObject, type JsonValue } from '../../base/index.ts'
import { isDatum, type Datum } from '../datum.ts'
import { encodeHistoryEvent, frameOf, plainJson, untruncated, type Frame, type HistoryEvent } from './history.ts'

/**
 * Types with their members in order; an event may have fewer of them. Behind `*` it is data, behind `+` a `…Details` member
 * says that it is whole. Stored chunks hold positions in this list: it only ever grows at its end.
 */
const layoutList: readonly string[] = [
  'ExecutionStarted input*+ roleArn stateMachineAliasArn stateMachineVersionArn',
  'ExecutionSucceeded output*+',
  ...['Choice', 'Fail', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'].map(
    (type) => `${type}StateEntered name input*+`,
  ),
  ...['Choice', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'].map(
    (type) => `${type}StateExited name output*+ assignedVariables+`,
  ),
  'TaskScheduled resourceType resource region parameters* timeoutInSeconds heartbeatInSeconds',
  'TaskStarted resourceType resource',
  'TaskSubmitted resourceType resource output*+',
  'TaskSucceeded resourceType resource output*+',
  'LambdaFunctionScheduled resource input*+ timeoutInSeconds',
  'LambdaFunctionStarted',
  'LambdaFunctionSucceeded output*+',
  'ActivityScheduled resource input*+ timeoutInSeconds heartbeatInSeconds',
  'ActivityStarted workerName',
  'ActivitySucceeded output*+',
  'MapStateStarted length',
  'MapStateSucceeded',
  'MapIterationStarted name index',
  'MapIterationSucceeded name index',
  'ParallelStateStarted',
  'ParallelStateSucceeded',
]

interface Member {
  readonly name: string
  readonly isData: boolean
  /** The name of the member that says whether this one was cut short. */
  readonly details: string | undefined
}

interface Layout {
  readonly type: string
  readonly members: readonly Member[]
  readonly head: string
  readonly frame: Frame
}

const layouts = layoutList.map(layoutOf)
const layoutByType = new Map(layouts.map((layout) => [layout.type, layout]))
const format = 1

function layoutOf(line: string, code: number): Layout {
  const [type = '', ...members] = line.split(' ')
  return { type, members: members.map(memberOf), head: `[${code},`, frame: frameOf(type) }
}

function memberOf(word: string): Member {
  const name = word.replace(/[*+]+$/, '')
  return { name, isData: word.includes('*'), details: word.endsWith('+') ? `${name}Details` : undefined }
}

/** The text of events that follow each other; at least one. */
export function encodeHistoryChunk(events: readonly HistoryEvent[]): string {
  let time = events[0]?.timestamp ?? 0
  const data: Datum[] = []
  let text = `[${format},${time},[`
  let separator = ''
  for (const event of events) {
    text += separator
    separator = ','
    if (event.timestamp !== time) text += `${event.timestamp - time},`
    time = event.timestamp
    text += encodeByLayout(event, data) ?? encodeHistoryEvent(event)
  }
  return `${text}],[${data.map(({ quoted }) => quoted).join(',')}]]`
}

function encodeByLayout({ id, previousEventId, type, details }: HistoryEvent, data: Datum[]): string | undefined {
  const layout = layoutByType.get(type)
  if (layout === undefined) return undefined
  let text = layout.head + (id - previousEventId)
  let count = 0
  let owed: string | undefined
  for (const name in details) {
    const value = details[name]
    if (value === undefined) continue
    if (value === untruncated && name === owed) {
      owed = undefined
      continue
    }
    const member = layout.members[count++]
    if (owed !== undefined || member?.name !== name || member.isData !== isDatum(value)) return undefined
    owed = member.details
    text += `,${isDatum(value) ? placeOf(value, data) : plainJson(value)}`
  }
  return owed === undefined ? `${text}]` : undefined
}

/** Where its text is among those of the chunk. Most events pass on what the one before had. */
function placeOf(datum: Datum, data: Datum[]): number {
  for (let at = data.length - 1; at >= 0 && at >= data.length - lookedBack; at--) if (data[at] === datum) return at
  return data.push(datum) - 1
}

const lookedBack = 8

/**
 * The events of a chunk, each as GetExecutionHistory answers it. The first is the event `firstId`. Chunks without a format
 * are the answered objects, joined by commas.
 */
export function decodeHistoryChunk(chunk: string, firstId: number): readonly string[] {
  if (!chunk.startsWith('[')) return (JSON.parse(`[${chunk}]`) as JsonObject[]).map((event) => JSON.stringify(event))
  const [found, start, rows, texts] = JSON.parse(chunk) as [
    number,
    number,
    (number | JsonValue[] | JsonObject)[],
    string[],
  ]
  assert(found === format, `a chunk of history has the unknown format ${found}`)
  const quoted = texts.map((text) => JSON.stringify(text))
  const events: string[] = []
  let time = start
  for (const row of rows) {
    if (typeof row === 'number') time += row
    else
      events.push(Array.isArray(row) ? decodeByLayout(row, firstId + events.length, time, quoted) : JSON.stringify(row))
  }
  return events
}

function decodeByLayout(
  [code, back, ...values]: readonly JsonValue[],
  id: number,
  time: number,
  quoted: readonly string[],
): string {
  const layout = layouts[code as number]
  assert(layout !== undefined, `a chunk of history has the unknown layout ${String(code)}`)
  const { frame } = layout
  const head = `{"timestamp":${time / 1_000}${frame.beforeId}${id},"previousEventId":${id - (back as number)}`
  if (frame.beforeDetails === undefined) return `${head}}`
  const members = values.map((value, at) => {
    const { name, isData, details } = layout.members[at] as Member
    const text = `"${name}":${isData ? quoted[value as number] : JSON.stringify(value)}`
    return details === undefined ? text : `${text},"${details}":${JSON.stringify(untruncated)}`
  })
  return `${head}${frame.beforeDetails}{${members.join(',')}}}`
}
