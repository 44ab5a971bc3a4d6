import { fail, type Outcome } from '../../base/index.ts'
import { writePlanned, type Planner, type Refusals } from '../change.ts'
import type { Call } from '../contract.ts'

export type { Plan } from '../change.ts'

const refusals: Refusals = {
  notStored: () =>
    fail('InternalFailure', 'The change was not stored. Nothing of it has happened; it can be repeated.'),
  conflict: () => fail('ConflictException', 'Other calls are changing the same resource. Try again.'),
}

export function change<T>(call: Call, plan: Planner<T>): Promise<Outcome<T>> {
  return writePlanned(call, call.space, plan, refusals)
}
