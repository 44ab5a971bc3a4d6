import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call, Ports } from '../contract.ts'
import { change, type Plan } from './change.ts'
import { findRevision } from './find.ts'
import { parseTarget, targetArn, type Target } from './names.ts'
import { pageOf, readMarker } from './paging.ts'
import { eventConfigKind, policyId, type EventConfigRecord } from './records.ts'
import { invalid } from './zip-directory.ts'

type Config = Shapes.FunctionEventInvokeConfig
type Nothing = Readonly<Record<string, never>>

export function putFunctionEventInvokeConfig(
  input: Shapes.PutFunctionEventInvokeConfigRequest,
  call: Call,
): Promise<Outcome<Config>> {
  return setConfig(input, call, () => succeed({}))
}

/** What is not said stays as it was. */
export function updateFunctionEventInvokeConfig(
  input: Shapes.UpdateFunctionEventInvokeConfigRequest,
  call: Call,
): Promise<Outcome<Config>> {
  return setConfig(input, call, (target, before) => (before === undefined ? noConfig(target) : succeed(before)))
}

async function setConfig(
  input: Shapes.PutFunctionEventInvokeConfigRequest,
  call: Call,
  base: (target: Target, before: EventConfigRecord | undefined) => Outcome<Omit<EventConfigRecord, 'modifiedAt'>>,
): Promise<Outcome<Config>> {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: ageSeconds, DestinationConfig: destinations } = input
  if ([destinations?.OnSuccess, destinations?.OnFailure].some((it) => (it?.Destination ?? '') !== '')) {
    return fail('NotImplemented', 'Destinations of events are not built into this server.')
  }
  const hasDestinations = destinations?.OnSuccess !== undefined || destinations?.OnFailure !== undefined
  if (retries === undefined && ageSeconds === undefined && !hasDestinations) {
    return invalid('You must specify at least one of error handling or destination setting.')
  }
  return change(call, async (): Promise<Outcome<Plan<Config>>> => {
    const found = await findConfig(call, input.FunctionName, input.Qualifier)
    if (!found.ok) return found
    const { target, document } = found.value
    if (!(await findRevision(call.ports, target)).ok) return noTarget
    const before = base(target, document?.body)
    if (!before.ok) return before
    const record: EventConfigRecord = {
      ...before.value,
      modifiedAt: call.now,
      ...(retries !== undefined && { retries }),
      ...(ageSeconds !== undefined && { ageSeconds }),
    }
    const written =
      document === undefined
        ? insertDocument(eventConfigKind, target.space, policyId(target.name, target.qualifier), record)
        : replaceDocument(eventConfigKind, target.space, document, record)
    return succeed({ changes: [written], answer: answerOf(target, record) })
  })
}

export async function getFunctionEventInvokeConfig(
  input: Shapes.GetFunctionEventInvokeConfigRequest,
  call: Call,
): Promise<Outcome<Config>> {
  const found = await findConfig(call, input.FunctionName, input.Qualifier)
  if (!found.ok) return found
  const { target, document } = found.value
  return document === undefined ? noConfig(target) : succeed(answerOf(target, document.body))
}

export async function deleteFunctionEventInvokeConfig(
  input: Shapes.DeleteFunctionEventInvokeConfigRequest,
  call: Call,
): Promise<Outcome<Nothing>> {
  return change(call, async (): Promise<Outcome<Plan<Nothing>>> => {
    const found = await findConfig(call, input.FunctionName, input.Qualifier)
    if (!found.ok) return found
    const { target, document } = found.value
    if (document === undefined) return noConfig(target)
    return succeed({ changes: [removeDocument(eventConfigKind, target.space, document)], answer: {} })
  })
}

export async function listFunctionEventInvokeConfigs(
  input: Shapes.ListFunctionEventInvokeConfigsRequest,
  call: Call,
): Promise<Outcome<Shapes.ListFunctionEventInvokeConfigsResponse>> {
  const named = parseTarget(input.FunctionName, undefined, call.space)
  if (!named.ok) return named
  const { space, name } = named.value
  if (!(await findRevision(call.ports, { space, name })).ok) return noTarget
  const marker = readMarker(input.Marker)
  if (!marker.ok) return marker
  const all = await call.ports.documents.all(eventConfigKind, space, `${name}:`)
  const page = pageOf(all, ({ id }) => id, marker.value, input.MaxItems)
  const configs = page.items.map(({ id, body }) =>
    answerOf({ space, name, qualifier: id.slice(name.length + 1) }, body),
  )
  return succeed({ FunctionEventInvokeConfigs: configs, NextMarker: page.next })
}

/** How often an event of this target is tried again after an error, and how long it may wait. */
export async function eventRules(
  { documents }: Ports,
  { space, name, qualifier }: Target,
): Promise<{ readonly retries: number; readonly ageMs: number }> {
  const config = (await documents.get(eventConfigKind, space, policyId(name, qualifier)))?.body
  const { retries = limits.functionEventRetryMs.length, ageSeconds } = config ?? {}
  return { retries, ageMs: ageSeconds === undefined ? limits.functionEventAgeMs : ageSeconds * 1_000 }
}

interface FoundConfig {
  readonly target: Target
  readonly document: Document<EventConfigRecord> | undefined
}

/** What is named need not be there: who only asks for its configuration hears that it has none (recorded). */
async function findConfig(call: Call, name: string, qualifier: string | undefined): Promise<Outcome<FoundConfig>> {
  const named = parseTarget(name, qualifier, call.space)
  if (!named.ok) return named
  const target = named.value
  const id = policyId(target.name, target.qualifier)
  return succeed({ target, document: await call.ports.documents.get(eventConfigKind, target.space, id) })
}

const noTarget = fail('ResourceNotFoundException', "The function doesn't exist.")

function noConfig(target: Target) {
  const message = `The function ${configArn(target)} doesn't have an EventInvokeConfig`
  return fail('ResourceNotFoundException', message)
}

function answerOf(target: Target, { modifiedAt, retries, ageSeconds }: EventConfigRecord): Config {
  return {
    LastModified: modifiedAt,
    FunctionArn: configArn(target),
    MaximumRetryAttempts: retries,
    MaximumEventAgeInSeconds: ageSeconds,
    DestinationConfig: { OnSuccess: {}, OnFailure: {} },
  }
}

/** That of a function as it is says `$LATEST`. */
function configArn({ space, name, qualifier = '' }: Target): string {
  return targetArn({ space, name, qualifier: qualifier === '' ? '$LATEST' : qualifier })
}
