import { javaEquals } from './equality.ts'
import { javaException, methodTable, type MethodTable } from './methods.ts'
import { spend, type Run } from './run.ts'
import {
  isMade,
  isMap,
  itemsOf,
  keysOf,
  list,
  putValue,
  removeKey,
  sizeOf,
  tag,
  valueAt,
  valuesOf,
  type ListValue,
  type MapValue,
  type Tagged,
  type Value,
} from './values.ts'

/** java.util.List; arrays of Java have the same methods in Velocity. */
export const listMethods: MethodTable<ListValue> = methodTable<ListValue>([
  ['size', [], (self) => items(self).length],
  ['isEmpty', [], (self) => items(self).length === 0],
  ['get', ['int'], (self, [at]) => items(self)[checked(self, 'get', at, 0)] ?? null],
  ['set', ['int', 'any'], (self, [at, value], run) => setItem(run, self, at, value ?? null)],
  ['add', ['any'], (self, [value], run) => insert(run, self, items(self).length, [value ?? null])],
  ['add', ['int', 'any'], (self, [at, value], run) => insertAt(run, self, at, [value ?? null])],
  ['addAll', ['list'], (self, [other], run) => insert(run, self, items(self).length, [...items(other)])],
  ['addAll', ['int', 'list'], (self, [at, other], run) => insertAt(run, self, at, [...items(other)]) ?? true],
  ['remove', ['int'], (self, [at], run) => removeAt(run, self, checked(self, 'remove', at, 0))],
  ['remove', ['any'], (self, [value], run) => removeItem(run, self, value ?? null)],
  ['removeAll', ['list'], (self, [other], run) => keep(run, self, (item) => indexOf(run, items(other), item) < 0)],
  ['retainAll', ['list'], (self, [other], run) => keep(run, self, (item) => indexOf(run, items(other), item) >= 0)],
  ['clear', [], (self, _, run) => replaceItems(run, self, [])],
  ['contains', ['any'], (self, [value], run) => indexOf(run, items(self), value ?? null) >= 0],
  ['containsAll', ['list'], (self, [all], run) => items(all).every((item) => indexOf(run, items(self), item) >= 0)],
  ['indexOf', ['any'], (self, [value], run) => indexOf(run, items(self), value ?? null)],
  ['lastIndexOf', ['any'], (self, [value], run) => lastIndexOf(run, items(self), value ?? null)],
  ['subList', ['int', 'int'], (self, [from, to], run) => subList(run, self, from, to)],
  ['iterator', [], (self) => iterator(items(self))],
  ['listIterator', [], (self) => iterator(items(self))],
  ['toArray', [], (self, _, run) => copied(run, items(self), '[Ljava.lang.Object;')],
])

/** java.util.Map. `$context` and what is in it have the same methods. */
export const mapMethods: MethodTable<MapValue> = methodTable<MapValue>([
  ['size', [], (self) => sizeOf(self)],
  ['isEmpty', [], (self) => sizeOf(self) === 0],
  ['get', ['any'], (self, [key]) => valueAt(self, key ?? null) ?? null],
  ['getOrDefault', ['any', 'any'], (self, [key, other]) => valueAt(self, key ?? null) ?? other ?? null],
  ['put', ['any', 'any'], (self, [key, value], run) => put(run, self, key ?? null, value ?? null)],
  ['putIfAbsent', ['any', 'any'], (self, [key, value], run) => putIfAbsent(run, self, key ?? null, value ?? null)],
  ['replace', ['any', 'any'], (self, [key, value], run) => replaceEntry(run, self, key ?? null, value ?? null)],
  ['putAll', ['map'], (self, [other], run) => putAll(run, self, other ?? null)],
  ['remove', ['any'], (self, [key], run) => changing(run, self, () => removeKey(self, key ?? null))],
  ['clear', [], (self, _, run) => changing(run, self, () => clear(self))],
  ['containsKey', ['any'], (self, [key]) => valueAt(self, key ?? null) !== undefined],
  ['containsValue', ['any'], (self, [value], run) => indexOf(run, valuesOf(self), value ?? null) >= 0],
  ['keySet', [], (self, _, run) => copied(run, keysOf(self), 'java.util.LinkedHashMap$LinkedKeySet')],
  ['values', [], (self, _, run) => copied(run, valuesOf(self), 'java.util.LinkedHashMap$LinkedValues')],
  ['entrySet', [], (self, _, run) => copied(run, entries(self), 'java.util.LinkedHashMap$LinkedEntrySet')],
])

type Entry = Extract<Tagged, { [tag]: 'entry' }>

export const entryMethods: MethodTable<Entry> = methodTable<Entry>([
  ['getKey', [], (self) => self.key],
  ['getValue', [], (self) => valueAt(self.map, self.key) ?? null],
  ['setValue', ['any'], (self, [value], run) => put(run, self.map, self.key, value ?? null)],
])

type Iterator = Extract<Tagged, { [tag]: 'iterator' }>

export const iteratorMethods: MethodTable<Iterator> = methodTable<Iterator>([
  ['hasNext', [], (self) => self.at < self.items.length],
  ['next', [], (self) => next(self)],
])

/** Sets the item or the entry; gives false where there is nothing to set. */
export function assign(run: Run, container: Value, key: Value, value: Value): boolean {
  const all = itemsOf(container)
  if (all !== undefined && typeof key === 'number') {
    setItem(run, container as ListValue, key, value)
    return true
  }
  if (!isMap(container)) return false
  put(run, container, key, value)
  return true
}

function items(value: Value | undefined): Value[] {
  return (value === undefined ? undefined : itemsOf(value)) ?? []
}

function checked(self: ListValue, method: string, at: Value | undefined, beyond: number): number {
  const index = typeof at === 'number' ? at : -1
  if (index >= 0 && index < items(self).length + beyond) return index
  return javaException(method, 'java.util.ArrayList', `java.lang.IndexOutOfBoundsException: ${index}`)
}

/** Notes when JSON of the request is changed, since it may not be JSON any more. */
function changing<T>(run: Run, container: Value, change: () => T): T {
  if (Array.isArray(container) || (isMap(container) && !isMade(container))) {
    run.changedJson = true
  }
  return change()
}

function setItem(run: Run, self: ListValue, at: Value | undefined, value: Value): Value {
  const index = checked(self, 'set', at, 0)
  const former = items(self)[index] ?? null
  changing(run, self, () => (items(self)[index] = value))
  return former
}

function insert(run: Run, self: ListValue, at: number, added: readonly Value[]): boolean {
  spend(run, added.length)
  changing(run, self, () => items(self).splice(at, 0, ...added.slice(0, 10_000)))
  if (added.length > 10_000) insert(run, self, at + 10_000, added.slice(10_000))
  return true
}

function insertAt(run: Run, self: ListValue, at: Value | undefined, added: readonly Value[]): undefined {
  const index = checked(self, 'add', at, 1)
  spend(run, items(self).length >> 6)
  insert(run, self, index, added)
  return undefined
}

function removeAt(run: Run, self: ListValue, index: number): Value {
  spend(run, items(self).length >> 6)
  return changing(run, self, () => items(self).splice(index, 1)[0] ?? null)
}

function removeItem(run: Run, self: ListValue, value: Value): boolean {
  const index = indexOf(run, items(self), value)
  if (index >= 0) removeAt(run, self, index)
  return index >= 0
}

function keep(run: Run, self: ListValue, wanted: (item: Value) => boolean): boolean {
  const kept = items(self).filter(wanted)
  const changed = kept.length < items(self).length
  if (changed) replaceItems(run, self, kept)
  return changed
}

function replaceItems(run: Run, self: ListValue, kept: readonly Value[]): undefined {
  const all = items(self)
  changing(run, self, () => (all.length = 0))
  insert(run, self, 0, kept)
  return undefined
}

function indexOf(run: Run, all: readonly Value[], wanted: Value): number {
  return all.findIndex((item) => javaEquals(run, item, wanted))
}

function lastIndexOf(run: Run, all: readonly Value[], wanted: Value): number {
  return all.findLastIndex((item) => javaEquals(run, item, wanted))
}

function subList(run: Run, self: ListValue, from: Value | undefined, to: Value | undefined): Value {
  const begin = checked(self, 'subList', from, 1)
  const end = checked(self, 'subList', to, 1)
  if (begin > end) return javaException('subList', 'java.util.ArrayList', 'java.lang.IllegalArgumentException')
  return copied(run, items(self).slice(begin, end), 'java.util.ArrayList$SubList')
}

function copied(run: Run, all: readonly Value[], javaClass: string): Value {
  spend(run, all.length >> 2)
  return list([...all], javaClass)
}

function iterator(all: readonly Value[]): Value {
  return { [tag]: 'iterator', items: all, at: 0 }
}

function next(self: Iterator): Value {
  const item = self.items[self.at++]
  return item === undefined ? javaException('next', 'java.util.Iterator', 'java.util.NoSuchElementException') : item
}

function entries(self: MapValue): Value[] {
  return keysOf(self).map((key) => ({ [tag]: 'entry', key, map: self }))
}

function put(run: Run, self: MapValue, key: Value, value: Value): Value {
  spend(run, 1)
  return changing(run, self, () => putValue(self, key, value))
}

function putIfAbsent(run: Run, self: MapValue, key: Value, value: Value): Value {
  const there = valueAt(self, key) ?? null
  return there === null ? put(run, self, key, value) : there
}

function replaceEntry(run: Run, self: MapValue, key: Value, value: Value): Value {
  return valueAt(self, key) === undefined ? null : put(run, self, key, value)
}

function putAll(run: Run, self: MapValue, other: Value): undefined {
  if (!isMap(other)) return undefined
  for (const key of keysOf(other)) put(run, self, key, valueAt(other, key) ?? null)
  return undefined
}

function clear(self: MapValue): undefined {
  for (const key of keysOf(self)) removeKey(self, key)
  return undefined
}
