import { numericOf } from './java-numbers.ts'
import { stop, type Run } from './run.ts'
import { isMap, itemsOf, type Value } from './values.ts'

/** What a parameter takes. `rest` takes all values that are left, as a list. */
export type Taken = 'any' | 'text' | 'int' | 'number' | 'boolean' | 'list' | 'map' | 'rest'

/** One of Java's methods: undefined is what a void method gives, and prints nothing. */
export interface Method<Self> {
  readonly takes: readonly Taken[]
  readonly gives: (self: Self, values: readonly Value[], run: Run) => Value | undefined
}

export type MethodTable<Self> = ReadonlyMap<string, readonly Method<Self>[]>

export function methodTable<Self>(
  rows: readonly (readonly [name: string, takes: readonly Taken[], gives: Method<Self>['gives']])[],
): MethodTable<Self> {
  const table = new Map<string, Method<Self>[]>()
  for (const [name, takes, gives] of rows) table.set(name, [...(table.get(name) ?? []), { takes, gives }])
  return table
}

export const noMethod: unique symbol = Symbol('no method')

/** Calls the overload that takes these values. `noMethod` where there is none: such a reference has no value. */
export function call<Self>(
  table: MethodTable<Self>,
  run: Run,
  self: Self,
  name: string,
  values: readonly Value[],
): Value | undefined | typeof noMethod {
  const method = table.get(name)?.find((each) => fits(each.takes, values, run))
  if (method === undefined) return noMethod
  return method.gives(self, prepared(method.takes, values, run, name), run)
}

function fits(takes: readonly Taken[], values: readonly Value[], run: Run): boolean {
  if (takes.at(-1) === 'rest') return values.length >= takes.length - 1
  return takes.length === values.length && takes.every((taken, index) => accepts(taken, values[index] ?? null, run))
}

function accepts(taken: Taken, value: Value, run: Run): boolean {
  switch (taken) {
    case 'any':
    case 'rest':
      return true
    case 'text':
      return typeof value === 'string' || value === null
    case 'int':
      return typeof value === 'number' && Number.isInteger(value)
    case 'number':
      return numericOf(value) !== undefined
    case 'boolean':
      return typeof value === 'boolean'
    case 'list':
      return itemsOf(value) !== undefined || (value === null && run.dialect === 'velocity-1.7')
    case 'map':
      return isMap(value)
  }
}

/** A null where Java's method needs a text is an exception there, and empty text to AWS, like any missing value. */
function prepared(takes: readonly Taken[], values: readonly Value[], run: Run, name: string): readonly Value[] {
  const fixed = takes.at(-1) === 'rest' ? takes.length - 1 : takes.length
  for (let index = 0; index < fixed; index++) {
    if (values[index] !== null || takes[index] === 'any') continue
    if (run.dialect === 'velocity-1.7') stop(`Invocation of method '${name}' threw java.lang.NullPointerException`)
    return values.map((value, at) => (value === null && takes[at] === 'text' ? '' : value))
  }
  return values
}

/** An exception that Java's method throws: it ends the template. */
export function javaException(method: string, javaClass: string, exception: string): never {
  return stop(`Invocation of method '${method}' in class ${javaClass} threw exception ${exception}`)
}
