import { compareNumbers, numericOf } from './java-numbers.ts'
import { spend, type Run } from './run.ts'
import { textOf } from './text-of.ts'
import { isMap, isTagged, itemsOf, keysOf, sizeOf, tag, valueAt, type Value } from './values.ts'

/**
 * The `==` of templates: numbers by value, values of one class by equals, any others by their texts. To AWS null is
 * equal to the empty text.
 */
export function looselyEqual(run: Run, left: Value, right: Value): boolean {
  if (left === null || right === null) {
    if (left === right) return true
    return run.dialect === 'api-gateway' && (left === '' || right === '')
  }
  if (typeof left === 'string' && typeof right === 'string') return left === right
  const a = numericOf(left)
  const b = numericOf(right)
  if (a !== undefined && b !== undefined) return compareNumbers(a, b) === 0
  if (family(left) === family(right)) return javaEquals(run, left, right)
  return textOf(run, left) === textOf(run, right)
}

function family(value: Value): string {
  if (itemsOf(value) !== undefined) return 'list'
  if (isMap(value)) return 'map'
  return isTagged(value) ? value[tag] : typeof value
}

/** Java's equals: an Integer is never equal to a Double, lists and maps are compared item by item. */
export function javaEquals(run: Run, left: Value, right: Value): boolean {
  spend(run, 1)
  if (left === right) return true
  if (isTagged(left) && isTagged(right) && left[tag] === 'double' && right[tag] === 'double') {
    return left.value === right.value
  }
  if (isTagged(left) && isTagged(right) && left[tag] === 'class' && right[tag] === 'class') {
    return left.name === right.name
  }
  return listsEqual(run, left, right) || mapsEqual(run, left, right)
}

function listsEqual(run: Run, left: Value, right: Value): boolean {
  const a = itemsOf(left)
  const b = itemsOf(right)
  if (a === undefined || b === undefined || a.length !== b.length) return false
  return enter(run, () => a.every((item, index) => javaEquals(run, item, b[index] ?? null)))
}

function mapsEqual(run: Run, left: Value, right: Value): boolean {
  if (!isMap(left) || !isMap(right) || sizeOf(left) !== sizeOf(right)) return false
  return enter(run, () =>
    keysOf(left).every((key) => {
      const other = valueAt(right, key)
      return other !== undefined && javaEquals(run, valueAt(left, key) ?? null, other)
    }),
  )
}

/** Lists can hold themselves. */
function enter(run: Run, compare: () => boolean): boolean {
  spend(run, 1)
  if (++run.depth > 1_000) spend(run, Number.MAX_SAFE_INTEGER)
  const equal = compare()
  run.depth--
  return equal
}
