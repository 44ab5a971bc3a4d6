import type { NativeFunction } from './functions.ts'
import { native } from './native.ts'
import { runOf, type Focus } from './run.ts'

/**
 * Functions that call a function for each item. Calls of JSONata's own functions (`$map(list, $string)`) evaluate no
 * node, so that nothing but this would ever look at the time.
 */
export const higherOrderFunctions: readonly NativeFunction[] = [
  { name: 'map', signature: '<af>', implementation: map },
  { name: 'filter', signature: '<af>', implementation: filter },
  { name: 'single', signature: '<af?>', implementation: single },
  { name: 'reduce', signature: '<afj?:j>', implementation: reduce },
  { name: 'sift', signature: '<o-f?:o>', implementation: sift },
  { name: 'each', signature: '<o-f:a>', implementation: each },
]

function map(this: Focus, array: unknown, called: unknown): unknown {
  return native(this, 'map', array, checking(this, called))
}

function filter(this: Focus, array: unknown, called: unknown): unknown {
  return native(this, 'filter', array, checking(this, called))
}

function single(this: Focus, array: unknown, called: unknown): unknown {
  return native(this, 'single', array, checking(this, called))
}

function reduce(this: Focus, array: unknown, called: unknown, initial: unknown): unknown {
  return native(this, 'reduce', array, checking(this, called), initial)
}

function sift(this: Focus, object: unknown, called: unknown): unknown {
  return native(this, 'sift', object, checking(this, called))
}

function each(this: Focus, object: unknown, called: unknown): unknown {
  return native(this, 'each', object, checking(this, called))
}

/** The same function, looking at the time first. What is no JavaScript function is evaluated, and looks by itself. */
export function checking(focus: Focus, called: unknown): unknown {
  if (typeof called !== 'function') return called
  const { bounds } = runOf(focus)
  const checked = function (this: unknown, ...parameters: readonly unknown[]): unknown {
    bounds.check()
    return Reflect.apply(called, this, parameters)
  }
  return Object.assign(checked, { arity: 'arity' in called ? called.arity : called.length })
}
