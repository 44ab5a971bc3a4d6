import type { JsonValue } from '../../../base/index.ts'
import type { Environment, Fault } from '../../expression/environment.ts'
import { evaluate } from '../../expression/evaluate.ts'
import type { ChoiceRule, Condition, PathExpression } from '../../machine.ts'
import { applyPath } from '../data-flow.ts'
import { environmentOf } from '../environment.ts'
import { failureAt, runtimeFailure, type StateFailure } from '../failure.ts'
import type { Scope } from '../part.ts'
import type { Run } from '../run.ts'
import { passThrough } from './simple.ts'
import { failed, type StateOf, type Visit } from './visit.ts'

export function visitChoice(run: Run, scope: Scope, state: StateOf<'Choice'>): Visit {
  const input = applyPath(run, scope, state.inputPath, scope.input)
  if (!input.ok) return failed(input.failure)
  const environment = environmentOf(run, scope, input.value)
  for (const rule of state.rules) {
    const verdict = judge(rule.condition, environment)
    if (typeof verdict !== 'boolean') return failed(faultFailure(scope, verdict))
    if (verdict) return follow(run, scope, state, rule)
  }
  if (state.defaultNext !== undefined) return passThrough(run, scope, state, state.defaultNext)
  return failed(
    runtimeFailure(scope, 'Failed to transition out of the state. The state does not point to a next state.'),
  )
}

/** A rule's own Assign counts instead of the state's, which is for the default. */
function follow(run: Run, scope: Scope, state: StateOf<'Choice'>, rule: ChoiceRule): Visit {
  const { assign: _assign, ...bare } = state
  return passThrough(run, scope, rule.assign === undefined ? bare : { ...bare, assign: rule.assign }, rule.next)
}

function faultFailure(scope: Scope, fault: Fault): StateFailure {
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
      throw new Error('a JSONata condition in a JSONPath state')
  }
}

function judgeTest(test: Extract<Condition, { kind: 'test' }>, environment: Environment): boolean | Fault {
  const value = find(test.variable, environment)
  if (!value.ok && !test.comparison.onMissing) return value.fault
  const operand =
    test.operand.kind === 'value'
      ? { ok: true as const, value: test.operand.value }
      : find(test.operand.expression, environment)
  if (!operand.ok) return operand.fault
  return test.comparison.holds(value.ok ? value.value : undefined, operand.value)
}

type Found = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly fault: Fault }

function find(path: PathExpression, environment: Environment): Found {
  const value = evaluate(path, environment)
  return value.ok ? value : { ok: false, fault: value.failure }
}
