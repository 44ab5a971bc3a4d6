import { limits, succeed, type EpochMs, type JsonValue, type Outcome } from '../../../base/index.ts'
import type { Datum } from '../../datum.ts'
import { evaluate, numeralFound } from '../../expression/evaluate.ts'
import type { PathExpression, Template } from '../../machine.ts'
import { instantMs, parseOffsetDateTime, parseTimestamp, type Instant } from '../../timestamp.ts'
import type { Asking } from '../asking.ts'
import { environmentOf } from '../environment.ts'
import { runtimeFailure, type StateFailure } from '../failure.ts'
import { takeInput } from '../flow.ts'
import { evaluationFailure, fillJsonata, unexpectedType } from '../jsonata.ts'
import type { Scope } from '../part.ts'
import { setTimer, type Run } from '../run.ts'
import { passThrough } from './simple.ts'
import { blocked, failed, type StateOf, type Visit } from './visit.ts'

export function* visitWait(run: Run, scope: Scope, state: StateOf<'Wait'>): Asking<Visit> {
  const input = takeInput(run, scope, state)
  if (!input.ok) return failed(input.failure)
  const due = yield* dueAt(run, scope, state, input.value)
  if (!due.ok) return failed(due.failure)
  if (due.value - beginningOf(scope) > limits.waitSeconds * 1_000) {
    return failed(runtimeFailure(scope, 'Wait state delay is too long.'))
  }
  if (due.value <= beginningOf(scope)) return yield* leaveWait(run, scope, state)
  scope.phase = 'waiting'
  scope.waitsFor = `${scope.key}:${run.lastEvent}`
  setTimer(run, scope.waitsFor, due.value)
  return blocked
}

export function* leaveWait(run: Run, scope: Scope, state: StateOf<'Wait'>): Asking<Visit> {
  return yield* passThrough(run, scope, state, state.next)
}

/** A redrive waits as long as the first time; an instant that has passed is not waited for. */
function beginningOf(scope: Scope): EpochMs {
  return scope.begunAt ?? scope.enteredAt
}

type Due = Outcome<EpochMs, StateFailure>

function* dueAt(run: Run, scope: Scope, state: StateOf<'Wait'>, input: Datum): Asking<Due> {
  const { wait } = state
  switch (wait.kind) {
    case 'seconds':
      return succeed(beginningOf(scope) + wait.seconds * 1_000)
    case 'timestamp':
      return succeed(instantMs(parseTimestamp(wait.timestamp) as Instant))
    case 'secondsPath':
      return secondsByPath(run, scope, wait.expression, input)
    case 'timestampPath':
      return timestampByPath(run, scope, wait.expression, input)
    case 'secondsExpression':
      return yield* secondsByExpression(run, scope, wait.template)
    case 'timestampExpression':
      return yield* timestampByExpression(run, scope, wait.template)
  }
}

function refused(scope: Scope, message: string): Due {
  return { ok: false, failure: runtimeFailure(scope, message) }
}

function secondsByPath(run: Run, scope: Scope, path: PathExpression, input: Datum): Due {
  const environment = environmentOf(run, scope, { input })
  const found = evaluate(path, environment)
  if (!found.ok) return refused(scope, `The SecondsPath parameter does not reference an input value: ${path.text}`)
  const text = numeralFound(path, environment, found.value) ?? shownValue(found.value)
  const shown = `${path.text} == ${text}`
  const seconds = longOf(text)
  if (seconds === undefined) {
    return refused(scope, `The SecondsPath parameter cannot be parsed as a long value: ${shown}`)
  }
  if (seconds < 0) return refused(scope, `The SecondsPath parameter references a negative value: ${shown}`)
  return succeed(beginningOf(scope) + seconds * 1_000)
}

/** As Java's Long.parseLong reads it: a string of digits is as good as the number (measured on AWS), `1.0` is none. */
function longOf(text: string): number | undefined {
  if (!/^[+-]?\d{1,19}$/.test(text)) return undefined
  const long = BigInt(text.replace('+', ''))
  return BigInt.asIntN(64, long) === long ? Number(long) : undefined
}

const isoWords = 'ISO-8601 extended offset date-time format string'

function timestampByPath(run: Run, scope: Scope, path: PathExpression, input: Datum): Due {
  const found = evaluate(path, environmentOf(run, scope, { input }))
  if (!found.ok) return refused(scope, `The TimestampPath parameter does not reference an input value: ${path.text}`)
  const instant = typeof found.value === 'string' ? parseOffsetDateTime(found.value) : undefined
  if (instant !== undefined) return succeed(instantMs(instant))
  return refused(
    scope,
    `The TimestampPath parameter does not reference a valid ${isoWords}: ${path.text} == ${shownValue(found.value)}`,
  )
}

function shownValue(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function* secondsByExpression(run: Run, scope: Scope, template: Template): Asking<Due> {
  const filled = yield* fillJsonata(run, scope, template, { input: scope.input })
  if (!filled.ok) return filled
  const wrong = unexpectedType(scope, template, filled.value, 'number')
  if (wrong !== undefined) return { ok: false, failure: wrong }
  const seconds = filled.value.value as number
  if (Number.isSafeInteger(seconds) && seconds >= 0) return succeed(beginningOf(scope) + seconds * 1_000)
  const message = `The Seconds field must be a non-negative integer but was: ${seconds}`
  return { ok: false, failure: evaluationFailure(scope, message, 'Seconds') }
}

function* timestampByExpression(run: Run, scope: Scope, template: Template): Asking<Due> {
  const filled = yield* fillJsonata(run, scope, template, { input: scope.input })
  if (!filled.ok) return filled
  const wrong = unexpectedType(scope, template, filled.value, 'string')
  if (wrong !== undefined) return { ok: false, failure: wrong }
  const timestamp = filled.value.value as string
  const instant = parseOffsetDateTime(timestamp)
  if (instant !== undefined) return succeed(instantMs(instant))
  const message = `The Timestamp field cannot be parsed as an ${isoWords}: ${timestamp}`
  return { ok: false, failure: evaluationFailure(scope, message, 'Timestamp') }
}
