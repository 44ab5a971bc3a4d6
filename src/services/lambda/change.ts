import { fail, type Outcome } from '../../base/index.ts'
import { writePlanned, type Planner, type Refusals } from '../change.ts'
import type { Call } from '../contract.ts'

export type { Plan } from '../change.ts'

export const notStored = fail(
  'ServiceException',
  'The change was not stored. Nothing of it has happened; it can be repeated.',
)

const refusals: Refusals = {
  notStored: () => notStored,
  conflict: () =>
    fail(
      'ResourceConflictException',
      'The operation cannot be performed at this time. An update is in progress for the function.',
    ),
}

export function change<T>(call: Call, plan: Planner<T>): Promise<Outcome<T>> {
  return writePlanned(call, call.space, plan, refusals)
}
