import { formatArn, parseArn, timeOrderedUuid, type EpochMs } from '../base/index.ts'
import type { Machine, StepResult } from '../asl/index.ts'
import type { Command } from '../store/index.ts'
import { emptySnapshot, factsOf, type ExecutionRow, type Loaded } from './execution.ts'
import type { ExpressChildren } from './map-run-express.ts'
import type { ChildInput } from './map-run-items.ts'
import type { MapRunState } from './map-run-rows.ts'
import type { StartContext } from './start.ts'
import { continuationEntry, continuationOf, countEnd, drive, stepRequest, tellHistory } from './turn.ts'
import { firstWrite, type Continuation } from './turn-write.ts'

/** What all children of a run have in common. */
export interface Family {
  readonly mapRunArn: string
  readonly parent: ExecutionRow
  /** Key of the children's definition. */
  readonly definition: string
  readonly state: MapRunState
}

/** A child that is about to be committed. */
export interface Child {
  readonly row: ExecutionRow
  readonly items: number
  readonly commands: readonly Command[]
  /** What comes of a Standard child's first turn; an Express child runs once it is on disk. */
  readonly first?: {
    readonly loaded: Loaded
    readonly result: StepResult
    readonly partSizes: ReadonlyMap<string, number>
    readonly continuation: Continuation | undefined
  }
}

/** The children as they will be on disk, first turns taken, mailboxes occupied until they are followed or abandoned. */
export async function prepareChildren(
  context: StartContext,
  family: Family,
  inputs: readonly ChildInput[],
): Promise<readonly Child[]> {
  const children: Child[] = []
  try {
    for (const input of inputs) {
      const child = await prepareChild(context, family, input)
      if (child.first !== undefined) context.mailboxes.occupy(child.row.id)
      children.push(child)
    }
    return children
  } catch (error) {
    abandonChildren(context, children)
    throw error
  }
}

/** They were not committed: nobody ever hears of them. */
export function abandonChildren(context: StartContext, children: readonly Child[]): void {
  for (const { row, first } of children) if (first !== undefined) context.mailboxes.release(row.id, [])
}

async function prepareChild(context: StartContext, family: Family, { input, items }: ChildInput): Promise<Child> {
  const id = await context.executions.next()
  // Later than a redrive of the run: by that it is told which children the redrive has yet to come to.
  const now = Math.max(context.ports.clock.now(), family.state.redrivenAt ?? 0)
  const started = childRow(context, family, { id, input, now })
  if (family.state.executionType === 'EXPRESS') {
    return { row: started, items, commands: [{ do: 'insert', table: 'executions', row: started }] }
  }
  const machine = await context.machines.get(family.definition)
  try {
    return await takeFirstTurn(context, started, machine, items)
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    context.ports.log.error('a child of a Map Run is parked: a fault of this server', {
      executionArn: started.arn,
      reason,
    })
    const row = { ...started, parked: reason.replaceAll('\0', '\ufffd') }
    return { row, items, commands: [{ do: 'insert', table: 'executions', row }] }
  }
}

async function takeFirstTurn(
  context: StartContext,
  started: ExecutionRow,
  machine: Machine,
  items: number,
): Promise<Child> {
  const now = started.started_at
  const facts = factsOf(started)
  const loaded: Loaded = { row: started, facts, machine, snapshot: emptySnapshot, partSizes: new Map() }
  const result = await drive(context, stepRequest(context, loaded, [{ kind: 'started', at: now }], now))
  const continuation = result.unfinished ? await continuationOf(context, started.id, now) : undefined
  const { commands, row, partSizes } = firstWrite(started, result, context.language, continuation)
  return { row, items, commands, first: { loaded, result, partSizes, continuation } }
}

/** What follows the commit of a Standard child, as after any start. */
export function followChild(context: StartContext, { row, commands, first }: Child): void {
  if (first === undefined) return
  const { loaded, result, partSizes, continuation } = first
  context.counts.started++
  context.counts.turns++
  tellHistory(context, loaded.facts, result)
  if (result.end !== undefined) countEnd(context, row.status)
  else {
    context.cache.put({ ...loaded, row, snapshot: result.snapshot, partSizes })
    context.act(row, commands, false)
  }
  context.mailboxes.release(row.id, continuation === undefined ? [] : [continuationEntry(continuation)])
}

/** Whether there is room for so many more: Standard children are open executions. */
export async function mayOpenChildren(
  context: StartContext,
  { parent, state }: Family,
  count: number,
): Promise<boolean> {
  const { mayOpen } = context.ports
  const [account = '', region = ''] = parent.space.split('/')
  return mayOpen === undefined || state.executionType === 'EXPRESS' || (await mayOpen({ account, region }, count))
}

/** Asks a child to stop because its run does; it ends in its own time. */
export function stopChild(
  context: StartContext,
  express: ExpressChildren,
  { mapRunArn, state }: Family,
  id: number,
): void {
  if (state.executionType === 'EXPRESS') return express.abort(id)
  const cause = `The map run execution [${mapRunArn}] which was managing this resource was aborted`
  context.mailboxes.deliver(id, { arrival: { kind: 'stop', at: context.ports.clock.now(), cause }, client: false })
}

function childRow(
  context: StartContext,
  { mapRunArn, parent, definition, state }: Family,
  { id, input, now }: { readonly id: number; readonly input: string; readonly now: EpochMs },
): ExecutionRow {
  const name = timeOrderedUuid(context.ports.chance, now)
  const labelled = state.machine.slice(state.machine.lastIndexOf(':') + 1)
  const { account = '', region = '' } = parseArn(mapRunArn) ?? {}
  const express = state.executionType === 'EXPRESS'
  const resource = express
    ? `express:${labelled}:${name}:${context.ports.chance.uuid()}`
    : `execution:${labelled}:${name}`
  return {
    ...parent,
    id,
    arn: formatArn('states', { account, region }, resource),
    machine: state.machine,
    name,
    status: 'RUNNING',
    started_at: now,
    stopped_at: null,
    sorted_at: now,
    version: 0,
    epoch: 1,
    owner: context.ports.owner,
    last_event: 0,
    last_event_at: now,
    redrive_count: 0,
    redriven_at: null,
    definition,
    version_arn: null,
    alias_arn: null,
    map_run: mapRunArn,
    attempt_key: null,
    parked: null,
    error: null,
    cause: null,
    input,
    output: null,
  }
}
