/** Which cases are replayed: by rule, from what a case needs and calls. Never by a list of ids. */
import { serviceModels } from '../../src/protocol/index.ts'
import { isBuilt } from '../../src/services/index.ts'
import type { Case, RecordedCall } from './cases.ts'
import { modelOf } from './client.ts'
import { joinAnswers } from './join.ts'

/** Why a case is left out; undefined where it is replayed. */
export function reasonToLeaveOut(each: Case, only: string | undefined): string | undefined {
  const wanted = only === 'asl' ? ['states', 'iam', 'sts'] : Object.keys(serviceModels)
  const missing = each.needs.filter((need) => !wanted.includes(need))
  if (missing.length > 0) return only === 'asl' ? 'need more than states, iam and sts' : `need ${missing.join(', ')}`
  if (/\{"\$bytes":/.test(JSON.stringify(each.calls))) return 'hold bytes that were not recorded'
  if (only === 'asl' && each.calls.some(({ service, operation }) => !isServed(service, operation)))
    return 'call what is not built'
  if (only === 'asl' && each.calls.some(runsElsewhere)) return 'run integrations or Map Runs'
  return hasAnswers(each) ? undefined : 'have no recorded answer that belongs to a recorded call'
}

/** Tasks of other services and Map Runs are calls too: beyond the language, whatever runs them. */
function runsElsewhere({ operation, params }: RecordedCall): boolean {
  const definition = params['definition']
  return (
    /^(Create|Update)StateMachine$/.test(operation) &&
    typeof definition === 'string' &&
    /"Resource"\s*:\s*"arn:[\w-]+:states:::|"Mode"\s*:\s*"DISTRIBUTED"/.test(definition)
  )
}

function isServed(service: string, operation: string): boolean {
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
