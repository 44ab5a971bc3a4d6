import { assign, entryMethods, iteratorMethods, listMethods, mapMethods } from './collection-methods.ts'
import { javaEquals } from './equality.ts'
import { inputMethods, bodyOf } from './input.ts'
import { numberClass, numericOf } from './java-numbers.ts'
import { call, noMethod } from './methods.ts'
import { booleanMethods, numberMethods } from './number-methods.ts'
import type { Run } from './run.ts'
import { textMethods } from './text-methods.ts'
import { textOf } from './text-of.ts'
import { utilMethods } from './util-methods.ts'
import { isMap, isTagged, itemsOf, tag, valueAt, type ListValue, type Tagged, type Value } from './values.ts'

/** `$value.name`: a bean's getter, or what a map holds; null where there is neither. */
export function propertyOf(run: Run, value: Value, name: string): Value {
  if (value === null) return null
  if (name === 'class') return { [tag]: 'class', name: classOf(value) }
  if (isMap(value)) return valueAt(value, name) ?? null
  const own = isTagged(value) ? taggedProperty(run, value, name) : undefined
  if (own !== undefined) return own
  if (name === 'empty' || name === 'bytes') return methodResult(run, value, getters[name], [])
  return null
}

const getters = { empty: 'isEmpty', bytes: 'getBytes' } as const

function taggedProperty(run: Run, value: Tagged, name: string): Value | undefined {
  switch (value[tag]) {
    case 'entry':
      return name === 'key' ? value.key : name === 'value' ? (valueAt(value.map, value.key) ?? null) : undefined
    case 'loop':
      return loopProperties[name]?.(value) ?? undefined
    case 'class':
      return name === 'name' ? value.name : name === 'simpleName' ? simpleName(value.name) : undefined
    case 'input':
      return name === 'body' ? bodyOf(run, value.input) : undefined
    case 'double':
    case 'list':
    case 'opaque':
    case 'iterator':
    case 'block':
    case 'util':
      return undefined
  }
}

type Loop = Extract<Tagged, { [tag]: 'loop' }>

const loopProperties: Readonly<Record<string, ((loop: Loop) => Value) | undefined>> = Object.assign(
  Object.create(null) as object,
  {
    index: (loop: Loop) => loop.index,
    count: (loop: Loop) => loop.index + 1,
    hasNext: (loop: Loop) => loop.index < loop.length - 1,
    first: (loop: Loop) => loop.index === 0,
    last: (loop: Loop) => loop.index === loop.length - 1,
    parent: (loop: Loop) => loop.parent,
  },
)

function simpleName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
}

/** `$value.name(values)`. Void methods give empty text; a method that is not there gives null. */
export function methodResult(run: Run, value: Value, name: string, values: readonly Value[]): Value {
  if (value === null) return null
  const result = ownMethod(run, value, name, values)
  if (result === undefined) return ''
  return result === noMethod ? objectMethod(run, value, name, values) : result
}

function ownMethod(
  run: Run,
  value: Value,
  name: string,
  values: readonly Value[],
): Value | undefined | typeof noMethod {
  if (typeof value === 'string') return call(textMethods, run, value, name, values)
  if (typeof value === 'boolean') return call(booleanMethods, run, value, name, values)
  const number = numericOf(value)
  if (number !== undefined) return call(numberMethods, run, number, name, values)
  if (itemsOf(value) !== undefined) return call(listMethods, run, value as ListValue, name, values)
  if (isMap(value)) return call(mapMethods, run, value, name, values)
  return isTagged(value) ? taggedMethod(run, value, name, values) : noMethod
}

function taggedMethod(
  run: Run,
  value: Tagged,
  name: string,
  values: readonly Value[],
): Value | undefined | typeof noMethod {
  switch (value[tag]) {
    case 'entry':
      return call(entryMethods, run, value, name, values)
    case 'iterator':
      return call(iteratorMethods, run, value, name, values)
    case 'input':
      return call(inputMethods, run, value.input, name, values)
    case 'util':
      return call(utilMethods, run, undefined, name, values)
    case 'class':
      return name === 'getName' || name === 'getSimpleName'
        ? propertyOf(run, value, name === 'getName' ? 'name' : 'simpleName')
        : noMethod
    case 'loop':
      return (
        loopProperties[name.replace(/^(?:get|is)(.)/, (_, letter: string) => letter.toLowerCase())]?.(value) ?? noMethod
      )
    case 'double':
    case 'list':
    case 'opaque':
    case 'block':
      return noMethod
  }
}

/** What every Java object has. Reflection goes no further than a class's name. */
function objectMethod(run: Run, value: Value, name: string, values: readonly Value[]): Value {
  const [other] = values
  if (name === 'toString' && values.length === 0) return textOf(run, value)
  if (name === 'equals' && values.length === 1) return javaEquals(run, value, other ?? null)
  if (name === 'getClass' && values.length === 0) return { [tag]: 'class', name: classOf(value) }
  return null
}

/** `$value[key]`: an item, counted from the end when negative, or what a map holds. */
export function itemAt(run: Run, value: Value, key: Value): Value {
  if (key === null) return null
  if (itemsOf(value) !== undefined) {
    const at = typeof key === 'number' && key < 0 ? key + (itemsOf(value)?.length ?? 0) : key
    return methodResult(run, value, 'get', [at])
  }
  return isMap(value) ? (valueAt(value, key) ?? null) : null
}

export function setMember(run: Run, container: Value, key: Value, value: Value): boolean {
  return assign(run, container, key, value)
}

/** The name of the Java class that the value would have. */
function classOf(value: Value): string {
  if (typeof value === 'string') return 'java.lang.String'
  if (typeof value === 'boolean') return 'java.lang.Boolean'
  const number = value === null ? undefined : numericOf(value)
  if (number !== undefined) return numberClass(number)
  if (Array.isArray(value)) return 'net.minidev.json.JSONArray'
  if (isTagged(value) && value[tag] === 'list') return value.javaClass
  return isMap(value) ? 'java.util.LinkedHashMap' : 'java.lang.Object'
}
