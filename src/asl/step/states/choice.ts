import { succeed, type JsonValue, type Outcome } from '../../../base/index.ts'
import type { Datum } from '../../datum.ts'
import type { Environment, Fault } from '../../expression/environment.ts'
import { evaluate } from '../../expression/evaluate.ts'
import type { Condition, PathExpression } from '../../machine.ts'
import type { Asking } from '../asking.ts'
import { environmentOf } from '../environment.ts'
import { dataLimitFailure, failureAt, runtimeFailure, type StateFailure } from '../failure.ts'
import { takeInput } from '../flow.ts'
import { fillJsonata, unexpectedType } from '../jsonata.ts'
import type { Scope } from '../part.ts'
import type { Run } from '../run.ts'
import { passThrough } from './simple.ts'
import { failed, type StateOf, type Visit } from './visit.ts'

export function* visitChoice(run: Run, scope: Scope, state: StateOf<'Choice'>): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  for (const rule of state.rules) {
    const verdict = yield* decide(run, scope, rule.condition, input.value)
    if (!verdict.ok) return failed(verdict.failure)
    if (verdict.value) return yield* passThrough(run, scope, state, rule.next, rule)
  }
  if (state.defaultNext !== undefined) return yield* passThrough(run, scope, state, state.defaultNext)
  return failed(
    runtimeFailure(scope, 'Failed to transition out of the state. The state does not point to a next state.'),
  )
}

function* decide(run: Run, scope: Scope, condition: Condition, input: Datum): Asking<Outcome<boolean, StateFailure>> {
  if (condition.kind === 'jsonata') {
    const filled = yield* fillJsonata(run, scope, condition.template, { input })
    if (!filled.ok) return filled
    const wrong = unexpectedType(scope, condition.template, filled.value, 'boolean')
    return wrong === undefined ? succeed(filled.value.value === true) : { ok: false, failure: wrong }
  }
  const verdict = judge(condition, environmentOf(run, scope, { input }))
  return typeof verdict === 'boolean' ? succeed(verdict) : { ok: false, failure: faultFailure(scope, verdict) }
}

function faultFailure(scope: Scope, fault: Fault): StateFailure {
  if (fault.kind === 'excess') return dataLimitFailure(scope.state)
  if (fault.kind === 'function') return failureAt(scope, 'States.Runtime', fault.message)
  const message = `Invalid path '${fault.text}': The choice state's condition path references an invalid value.`
  return runtimeFailure(scope, message)
}

/** Stops at the first condition that decides, as AWS does: what comes after may well be missing. */
function judge(condition: Condition, environment: Environment): boolean | Fault {
  switch (condition.kind) {
    case 'constant':
      return condition.value
    case 'not': {
      const verdict = judge(condition.condition, environment)
      return typeof verdict === 'boolean' ? !verdict : verdict
    }
    case 'and':
    case 'or':
      for (const inner of condition.conditions) {
        const verdict = judge(inner, environment)
        if (verdict !== (condition.kind === 'and')) return verdict
      }
      return condition.kind === 'and'
    case 'test':
      return judgeTest(condition, environment)
    case 'jsonata':
      throw new Error('a JSONata condition inside another')
  }
}

function judgeTest(test: Extract<Condition, { kind: 'test' }>, environment: Environment): boolean | Fault {
  const value = find(test.variable, environment)
  if (!value.ok && !test.comparison.onMissing) return value.fault
  const operand: Found =
    test.operand.kind === 'value' ? { ok: true, value: test.operand.value } : find(test.operand.expression, environment)
  if (!operand.ok) return operand.fault
  return test.comparison.holds(value.ok ? value.value : undefined, operand.value)
}

type Found = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly fault: Fault }

/** Past the end of an array nothing is present: `$.items[0]` with IsPresent is how machines ask for an empty array. */
function find(path: PathExpression, environment: Environment): Found {
  const value = evaluate(path, environment, 'missing')
  return value.ok ? value : { ok: false, fault: value.failure }
}
