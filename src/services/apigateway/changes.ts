import { fail, succeed, spaceKey, type Outcome, type Space } from '../../base/index.ts'
import type { ApigatewayShapes } from '../../protocol/index.ts'
import {
  removeDocument,
  replaceDocument,
  type Change,
  type Command,
  type Document,
  type Kind,
} from '../../store/index.ts'
import { writePlanned, type Refusals } from '../change.ts'
import type { Call } from '../contract.ts'
import { applyPatch, type PatchTable } from './patch.ts'

/** What an operation wants to write, all of it or nothing, and what it answers once that is on disk. */
export interface Plan<Output> {
  readonly changes: readonly Change[]
  readonly commands?: readonly Command[]
  readonly output: Output
}

const refusals: Refusals = {
  notStored: (message) => fail('ServiceUnavailableException', message),
  conflict: concurrentModification,
}

/** Plans from what is stored and writes under the revisions that were read; when others are always faster, AWS's 409. */
export function commit<Output>(call: Call, plan: () => Promise<Outcome<Plan<Output>>>): Promise<Outcome<Output>> {
  return writePlanned(
    call,
    call.space,
    async () => {
      const planned = await plan()
      if (!planned.ok) return planned
      const { output, ...writes } = planned.value
      return succeed({ ...writes, answer: output })
    },
    refusals,
  )
}

/** What operations without an answer give. */
export type Nothing = Readonly<Record<string, never>>

/** A PATCH of one document: found, patched, checked (`check` may read others), written, answered. */
export function patchDocument<Body, Output>(
  call: Call,
  options: {
    readonly kind: Kind<Body>
    readonly find: () => Promise<Outcome<Document<Body>>>
    readonly table: PatchTable<Body>
    readonly operations: readonly ApigatewayShapes.PatchOperation[] | undefined
    readonly check?: (patched: Body, before: Body) => Promise<Outcome<Body>>
    readonly answer: (patched: Body) => Output
  },
): Promise<Outcome<Output>> {
  return commit(call, async () => {
    const found = await options.find()
    if (!found.ok) return found
    const patched = applyPatch(options.table, found.value.body, options.operations)
    const checked =
      patched.ok && options.check !== undefined ? await options.check(patched.value, found.value.body) : patched
    if (!checked.ok) return checked
    const changes = [replaceDocument(options.kind, call.space, found.value, checked.value)]
    return succeed({ changes, output: options.answer(checked.value) })
  })
}

/** The removal of one document that nothing else hangs on. */
export function deleteDocument<Body>(
  call: Call,
  kind: Kind<Body>,
  find: () => Promise<Outcome<Document<Body>>>,
): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const found = await find()
    return found.ok ? succeed({ changes: [removeDocument(kind, call.space, found.value)], output: {} }) : found
  })
}

export function concurrentModification(): Outcome<never> {
  return fail(
    'ConflictException',
    'Unable to complete operation due to concurrent modification. Please try again later.',
  )
}

/** Refuses the write if the document is gone, or has changed since it was read. */
export function requireDocument<T>(kind: Kind<T>, space: Space, read: Document<T>): Command {
  return {
    do: 'require',
    table: 'documents',
    key: { space: spaceKey(space), kind: kind.name, id: read.id },
    if: { revision: read.revision },
  }
}
