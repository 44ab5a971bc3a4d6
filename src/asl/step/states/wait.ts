import { limits, type EpochMs, type JsonValue } from '../../../base/index.ts'
import type { Datum } from '../../datum.ts'
import { evaluate } from '../../expression/evaluate.ts'
import type { PathExpression } from '../../machine.ts'
import { instantMs, parseTimestamp, type Instant } from '../../timestamp.ts'
import { applyPath } from '../data-flow.ts'
import { environmentOf } from '../environment.ts'
import { runtimeFailure, type StateFailure } from '../failure.ts'
import type { Scope } from '../part.ts'
import { setTimer, type Run } from '../run.ts'
import { passThrough } from './simple.ts'
import { blocked, failed, type StateOf, type Visit } from './visit.ts'

export function visitWait(run: Run, scope: Scope, state: StateOf<'Wait'>): Visit {
  const input = applyPath(run, scope, state.inputPath, scope.input)
  if (!input.ok) return failed(input.failure)
  const due = dueAt(run, scope, state, input.value)
  if (typeof due !== 'number') return failed(due)
  if (due <= scope.enteredAt) return leaveWait(run, scope, state)
  scope.phase = 'waiting'
  scope.waitsFor = `${scope.key}:${scope.enteredEvent}`
  setTimer(run, scope.waitsFor, due)
  return blocked
}

export function leaveWait(run: Run, scope: Scope, state: StateOf<'Wait'>): Visit {
  return passThrough(run, scope, state, state.next)
}

function dueAt(run: Run, scope: Scope, state: StateOf<'Wait'>, input: Datum): EpochMs | StateFailure {
  const { wait } = state
  switch (wait.kind) {
    case 'seconds':
      return scope.enteredAt + wait.seconds * 1_000
    case 'timestamp':
      return instantMs(parseTimestamp(wait.timestamp) as Instant)
    case 'secondsPath':
      return secondsAt(run, scope, wait.expression, input)
    case 'timestampPath':
      return timestampAt(run, scope, wait.expression, input)
    case 'secondsExpression':
    case 'timestampExpression':
      throw new Error('a JSONata wait in a JSONPath state')
  }
}

function secondsAt(run: Run, scope: Scope, path: PathExpression, input: Datum): EpochMs | StateFailure {
  const found = evaluate(path, environmentOf(run, scope, input))
  if (!found.ok) {
    return runtimeFailure(scope, `The SecondsPath parameter does not reference an input value: ${path.text}`)
  }
  const seconds = found.value
  const shown = `${path.text} == ${shownValue(seconds)}`
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds)) {
    return runtimeFailure(scope, `The SecondsPath parameter cannot be parsed as a long value: ${shown}`)
  }
  if (seconds < 0) return runtimeFailure(scope, `The SecondsPath parameter references a negative value: ${shown}`)
  if (seconds > limits.waitSeconds) {
    return runtimeFailure(scope, `The SecondsPath parameter references a value that is too large: ${shown}`)
  }
  return scope.enteredAt + seconds * 1_000
}

function timestampAt(run: Run, scope: Scope, path: PathExpression, input: Datum): EpochMs | StateFailure {
  const found = evaluate(path, environmentOf(run, scope, input))
  if (!found.ok) {
    return runtimeFailure(scope, `The TimestampPath parameter does not reference an input value: ${path.text}`)
  }
  const instant = typeof found.value === 'string' ? parseTimestamp(found.value) : undefined
  if (instant !== undefined) return instantMs(instant)
  const message =
    'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ' +
    `${path.text} == ${shownValue(found.value)}`
  return runtimeFailure(scope, message)
}

function shownValue(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
