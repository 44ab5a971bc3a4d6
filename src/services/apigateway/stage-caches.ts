import { succeed, type Outcome } from '../../base/index.ts'
import type { Call } from '../contract.ts'
import type { Nothing } from './changes.ts'
import { findStage, type StageInput } from './stages.ts'

/** Nothing is cached of a stage's answers: its cache is always empty. */
export function flushStageCache(input: StageInput, call: Call): Promise<Outcome<Nothing>> {
  return emptied(input, call)
}

export function flushStageAuthorizersCache(input: StageInput, call: Call): Promise<Outcome<Nothing>> {
  return emptied(input, call)
}

async function emptied(input: StageInput, call: Call): Promise<Outcome<Nothing>> {
  const stage = await findStage(call, input)
  return stage.ok ? succeed({}) : stage
}
