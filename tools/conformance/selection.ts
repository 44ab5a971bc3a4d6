/** Which cases are replayed: by rule, from what a case needs and calls. Never by a list of ids. */
import { spawnSync } from 'node:child_process'
import { serviceModels } from '../../src/protocol/index.ts'
import { isBuilt } from '../../src/services/index.ts'
import { foldersWillDo } from './buckets.ts'
import type { Case, RecordedCall } from './cases.ts'
import { modelOf } from './client.ts'
import { joinAnswers } from './join.ts'
import { canRehearse } from './rehearse.ts'
import { withStandIns } from './stand-ins.ts'

const hasPython = spawnSync('python3', ['-c', '']).status === 0

/** How a case is judged, or why it is left out. */
export type Way =
  | { readonly kind: 'replay' | 'rehearse'; readonly recorded: Case }
  | { readonly kind: 'leaveOut'; readonly reason: string }

export function wayOf(each: Case, only: string | undefined): Way {
  const standIn = only === undefined && hasPython ? withStandIns(each) : undefined
  if (standIn !== undefined && reasonBeyondServer(standIn) === undefined) return { kind: 'replay', recorded: standIn }
  const reason = only === 'asl' ? reasonBeyondLanguage(each) : reasonBeyondServer(each)
  if (reason === undefined)
    return hasAnswers(each) ? { kind: 'replay', recorded: each } : leaveOut('hold no answer to a recorded call')
  return only === undefined && canRehearse(each) ? { kind: 'rehearse', recorded: each } : leaveOut(reason)
}

function reasonBeyondServer(each: Case): string | undefined {
  const { needs, calls } = each
  const isThere = (need: string) => Object.hasOwn(serviceModels, need) || (need === 's3' && foldersWillDo(each))
  const missing = needs.filter((need) => !isThere(need))
  if (missing.length > 0) return `need ${missing.join(', ')}`
  return /\{"\$bytes":/.test(JSON.stringify(calls))
    ? 'hold bytes that were not recorded, and show not what of'
    : undefined
}

function reasonBeyondLanguage({ needs, calls }: Case): string | undefined {
  if (!needs.every((need) => ['states', 'iam', 'sts'].includes(need))) return 'need more than states, iam and sts'
  if (!calls.every(isServed)) return 'call what is not built'
  return calls.some(runsElsewhere) ? 'run integrations or Map Runs' : undefined
}

const leaveOut = (reason: string): Way => ({ kind: 'leaveOut', reason })

/** Tasks of other services and Map Runs are calls too: beyond the language, whatever runs them. */
function runsElsewhere({ operation, params }: RecordedCall): boolean {
  const definition = params['definition']
  return (
    /^(Create|Update)StateMachine$/.test(operation) &&
    typeof definition === 'string' &&
    /"Resource"\s*:\s*"arn:[\w-]+:states:::|"Mode"\s*:\s*"DISTRIBUTED"/.test(definition)
  )
}

function isServed({ service, operation }: RecordedCall): boolean {
  const model = modelOf(service)
  return model !== undefined && isBuilt(model.service, operation)
}

function hasAnswers(each: Case): boolean {
  return (
    each.calls.some(({ expected }) => expected !== undefined) ||
    (each.runs ?? []).some(({ output }) => output !== undefined) ||
    joinAnswers(each).length > 0
  )
}
