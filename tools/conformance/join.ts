/**
 * The recordings name some answers without saying to which call they belong. Where the answer itself tells it, by the
 * operation that it names, its members, or as the only plain requests of the case, it is joined here.
 */
import { serviceModels } from '../../src/protocol/index.ts'
import type { Case, RecordedCall } from './cases.ts'
import { modelOf } from './client.ts'

/** One of these calls must have answered so; of plain requests, the call at the same place. */
export interface JoinedAnswer {
  readonly key: string
  readonly calls: readonly number[]
  readonly value: unknown
}

export function joinAnswers(each: Case): JoinedAnswer[] {
  const keys = Object.values(each.unjoined).filter((key) => !isRefusedByClient(each.snapshot[key]))
  const open = each.calls.flatMap((call, at) => (call.expected === undefined ? [{ call, at }] : []))
  const http = open.filter(({ call }) => call.service === 'http').map(({ at }) => at)
  const plain = keys.filter((key) => !isOfService(each.snapshot[key]))
  const joined: JoinedAnswer[] = []
  for (const key of keys.filter((name) => isOfService(each.snapshot[name]))) {
    const value = each.snapshot[key]
    const calls = open.filter(({ call }) => couldAnswer(call, key, value)).map(({ at }) => at)
    // The recording broke off here: later answers were to calls that are missing.
    if (calls.length === 0) break
    if (isOfUnknownMoment(value)) continue
    joined.push({ key, calls, value })
  }
  return [...joined.filter(({ calls }, _, all) => calls.length >= sharing(all, calls)), ...joinPlain(plain, http, each)]
}

/** A history without its end was read while more was to come. */
function isOfUnknownMoment(value: unknown): boolean {
  const events = (value as { events?: readonly { type: string }[] }).events
  return events !== undefined && !/^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(events.at(-1)?.type ?? '')
}

/** How many answers would share these calls: where there are more answers than calls, which is whose is not known. */
function sharing(all: readonly JoinedAnswer[], calls: readonly number[]): number {
  return Math.max(1, all.filter((other) => other.calls.some((at) => calls.includes(at))).length)
}

function joinPlain(keys: readonly string[], http: readonly number[], { snapshot }: Case): JoinedAnswer[] {
  if (keys.length === 1 && http.length > 0)
    return [{ key: keys[0] as string, calls: [http.at(-1) as number], value: snapshot[keys[0] as string] }]
  if (keys.length !== http.length) return []
  return keys.map((key, at) => ({ key, calls: [http[at] as number], value: snapshot[key] }))
}

/** boto3 checks lengths and types before it sends: such a call never reached AWS. */
function isRefusedByClient(value: unknown): boolean {
  return textOfException(value)?.startsWith('Parameter validation failed') === true
}

function isOfService(value: unknown): boolean {
  return (
    textOfException(value)?.startsWith('An error occurred') === true ||
    (typeof value === 'object' && value !== null && 'ResponseMetadata' in value)
  )
}

/** By the operation that the refusal or the key (`create-model-already-exists`) names, or else by its members. */
function couldAnswer(call: RecordedCall, key: string, value: unknown): boolean {
  const model = modelOf(call.service)
  const named = /when calling the (\w+) operation/.exec(textOfException(value) ?? '')?.[1] ?? operationIn(key)
  if (named !== undefined) return call.operation === named
  const output = model?.operations[call.operation]?.output
  const shape = output === undefined ? undefined : model?.shapes[output]
  const members = Object.keys(value as object).filter((name) => name !== 'ResponseMetadata')
  return (
    members.length > 0 && shape?.kind === 'structure' && members.every((name) => Object.hasOwn(shape.members, name))
  )
}

const operations = Object.values(serviceModels)
  .flatMap((model) => Object.keys(model.operations))
  .sort((left, right) => right.length - left.length)

function operationIn(key: string): string | undefined {
  const letters = key.replaceAll(/[^a-z]/gi, '').toLowerCase()
  return operations.find((operation) => letters.includes(operation.toLowerCase()))
}

/** boto3's exception, recorded as its text or with its type beside. */
export function textOfException(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  const text = (value as { exception_value?: unknown } | null)?.exception_value
  return typeof text === 'string' ? text : undefined
}
