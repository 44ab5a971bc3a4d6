/**
 * The code of recorded functions was not kept. Where the recording shows what a function did, a function that does the
 * same stands in for it: it gives back what it gets, gives one value, raises the recorded error on its recorded line, is
 * too slow, or answers too much.
 */
import { zipSync } from 'fflate'
import type { Case, RecordedCall } from './cases.ts'

type Members = Readonly<Record<string, unknown>>

/** What came of the calls of functions in a recorded execution, in order. */
type Deed =
  | { readonly kind: 'gave'; readonly input: unknown; readonly value: unknown }
  | { readonly kind: 'raised'; readonly line: number; readonly source: string }
  | { readonly kind: 'slept' }
  | { readonly kind: 'overflowed' }

/** The case with code in its functions; undefined when nothing shows what they did. */
export function withStandIns(recorded: Case): Case | undefined {
  const text = JSON.stringify(recorded.calls)
  if (!/"Resource\\*"\s*:\s*\\*"arn:aws:(states:::(aws-sdk:)?lambda:invoke|lambda:)/.test(text)) return undefined
  const deeds = deedsOf(recorded)
  const made = recorded.calls.filter(isCreation)
  let at = 0
  const calls = recorded.calls.map((call): RecordedCall => {
    if (!isCreation(call)) return deeds.some(({ kind }) => kind === 'slept') ? unhurried(call) : warmed(unhurried(call))
    // Several functions are called one after the other, as they were made.
    const own = made.length === 1 ? deeds : deeds.slice(at, at + 1)
    at++
    const zip = zipSync({ 'handler.py': Buffer.from(codeFor(own)) })
    return {
      ...call,
      params: { ...call.params, Code: { ZipFile: { $base64: Buffer.from(zip).toString('base64') } }, Role: role },
    }
  })
  return { ...recorded, calls }
}

/** How long the function itself took is not to be repeated. */
function unhurried(call: RecordedCall): RecordedCall {
  const answer = call.expected?.$ as { billingDetails?: Members } | undefined
  if (answer?.billingDetails === undefined) return call
  const billingDetails = { ...answer.billingDetails, billedDurationInMilliseconds: '<duration>' }
  return { ...call, expected: { $: { ...answer, billingDetails } } }
}

/** Where it was asked whether a function is ready, it is called: to start one here may take longer than a state waits. */
function warmed(call: RecordedCall): RecordedCall {
  const isWait = call.service === 'lambda' && call.operation === 'GetFunction' && call.expected === undefined
  return isWait ? { ...call, operation: 'Invoke' } : call
}

const role = 'arn:aws:iam::000000000000:role/stand-in'

function isCreation({ service, operation }: RecordedCall): boolean {
  return service === 'lambda' && operation === 'CreateFunction'
}

function codeFor(deeds: readonly Deed[]): string {
  const raised = deeds.find((deed) => deed.kind === 'raised')
  if (raised?.kind === 'raised') return inHandler(raised.source, raised.line)
  if (deeds.some(({ kind }) => kind === 'slept'))
    return 'import time\ndef handler(event, context):\n    time.sleep(60)\n'
  if (deeds.some(({ kind }) => kind === 'overflowed')) return inHandler('return "a" * 300_000')
  const gave = deeds.filter((deed) => deed.kind === 'gave')
  const [first] = gave
  const gaveOne = gave.every(({ value }) => same(value, first?.value))
  const gaveBack = gave.every(({ input, value }) => same(value, input))
  if (first === undefined || gaveBack || !gaveOne) return inHandler('return event')
  return `import json\n${inHandler(`return json.loads(${JSON.stringify(JSON.stringify(first.value))})`)}`
}

function inHandler(source: string, line = 2): string {
  return `def handler(event, context):\n${'    pass\n'.repeat(line - 2)}    ${source}\n`
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function deedsOf({ runs = [], calls, snapshot }: Case): readonly Deed[] {
  const events = runs.flatMap(({ history }) => (history === undefined ? [] : eventsOf(history)))
  const inputs: unknown[] = []
  const deeds = events.flatMap((event): Deed[] => {
    if (/^(Task|LambdaFunction)Scheduled$/.test(String(event['type']))) inputs.push(inputOf(event))
    const deed = deedOf(event, () => inputs.shift())
    return deed === undefined ? [] : [deed]
  })
  deeds.push(...calls.flatMap(deedOfTest))
  if (deeds.length > 0) return deeds
  // Express executions have no history: what they gave tells of an error.
  const raised = raisedIn(JSON.stringify(snapshot))
  return raised === undefined ? [] : [raised]
}

function eventsOf(history: unknown): readonly Members[] {
  return ((history as { events?: readonly Members[] }).events ?? history) as readonly Members[]
}

function detailsOf(event: Members): Members {
  return (Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] ?? {}) as Members
}

/** As the function gets it: `lambda:invoke` gives texts as they are, and nothing as an object. */
function inputOf(event: Members): unknown {
  const details = detailsOf(event)
  if ('input' in details) return details['input']
  const payload = (details['parameters'] as Members | undefined)?.['Payload'] ?? {}
  return typeof payload === 'string' ? parsed(payload) : payload
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function deedOf(event: Members, takeInput: () => unknown): Deed | undefined {
  const type = String(event['type'])
  const details = detailsOf(event)
  if (/^(Task|LambdaFunction)Succeeded$/.test(type)) {
    const { output } = details
    const isEnvelope = type === 'TaskSucceeded' && typeof output === 'object' && output !== null && 'Payload' in output
    return { kind: 'gave', input: takeInput(), value: isEnvelope ? output.Payload : output }
  }
  if (!/^(Task|LambdaFunction)(Failed|TimedOut)$/.test(type)) return undefined
  takeInput()
  if (details['error'] === 'States.DataLimitExceeded') return { kind: 'overflowed' }
  const raised = raisedIn(JSON.stringify(details))
  return raised ?? (/States\.Timeout/.test(JSON.stringify(details)) ? { kind: 'slept' } : undefined)
}

/** TestState tells the result, as text unless it is an object. */
function deedOfTest({ operation, expected }: RecordedCall): Deed[] {
  const inspected = (expected?.$ as { inspectionData?: Members } | undefined)?.inspectionData
  if (operation !== 'TestState' || inspected?.['result'] === undefined) return []
  const { result, afterParameters } = inspected
  const value = typeof result === 'string' ? parsed(result) : result
  const input = (afterParameters as Members | undefined)?.['Payload'] ?? {}
  const isEnvelope = typeof value === 'object' && value !== null && 'Payload' in value
  return [{ kind: 'gave', input, value: isEnvelope ? value.Payload : value }]
}

/** The last frame of a Python trace: the line, and what stands on it. */
function raisedIn(text: string): Deed | undefined {
  const plain = text.replaceAll(/\\+"/g, '"').replaceAll(/\\+n/g, '\n')
  const [, line, source] = /handler\.py", line (\d+), in handler\n\s+([^\n]+)\n/.exec(plain) ?? []
  return line === undefined || source === undefined ? undefined : { kind: 'raised', line: Number(line), source }
}
