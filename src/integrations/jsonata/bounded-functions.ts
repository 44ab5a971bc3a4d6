import { keepLight } from './bounds.ts'
import type { NativeFunction } from './functions.ts'
import { checking } from './higher-order-functions.ts'
import { native } from './native.ts'
import { runOf, type Focus } from './run.ts'

/** Functions of JSONata's whose time grows faster than their arguments do: what is not small runs in a thread. */
export const boundedFunctions: readonly NativeFunction[] = [
  { name: 'distinct', signature: '<x:x>', implementation: distinct },
  { name: 'spread', signature: '<x-:a<o>>', implementation: spread },
  { name: 'sort', signature: '<af?:a>', implementation: sort },
  { name: 'max', signature: '<a<n>:n>', implementation: max },
  { name: 'min', signature: '<a<n>:n>', implementation: min },
  { name: 'formatNumber', signature: '<n-so?:s>', implementation: formatNumber },
  { name: 'formatInteger', signature: '<n-s:s>', implementation: formatInteger },
  { name: 'parseInteger', signature: '<s-s:n>', implementation: parseInteger },
  { name: 'toMillis', signature: '<s-s?:n>', implementation: toMillis },
  { name: 'fromMillis', signature: '<n-s?s?:s>', implementation: fromMillis },
]

function distinct(this: Focus, array: unknown): unknown {
  if (!Array.isArray(array) || array.length <= 1) return array
  const items: readonly unknown[] = array
  if (items.some((item) => typeof item === 'object' && item !== null)) {
    keepLight(runOf(this).bounds, items.length, 300)
    return native(this, 'distinct', array)
  }
  const seen = new Set(items)
  if (!('sequence' in array)) return [...seen]
  const kept = this.createSequence()
  for (const item of seen) kept.push(item)
  return kept
}

function spread(this: Focus, value: unknown): unknown {
  keepLight(runOf(this).bounds, Array.isArray(value) ? value.length : 0, 1_000)
  return native(this, 'spread', value)
}

type Comparator = (left: unknown, right: unknown) => unknown

function sort(this: Focus, array: readonly unknown[] | undefined, comparator: Comparator | undefined): unknown {
  if (array === undefined || array.length <= 1) return array
  // JSONata's own merges by a chain of promises as long as the array.
  if (comparator !== undefined) return mergeSorted(array, checking(this, comparator) as Comparator)
  if (array.every((item): item is string => typeof item === 'string')) return sorted(array)
  if (array.every((item): item is number => typeof item === 'number' && !Number.isNaN(item))) return sorted(array)
  return native(this, 'sort', array)
}

async function mergeSorted(array: readonly unknown[], comparator: Comparator): Promise<readonly unknown[]> {
  if (array.length <= 1) return array
  const middle = Math.floor(array.length / 2)
  const left = await mergeSorted(array.slice(0, middle), comparator)
  const right = await mergeSorted(array.slice(middle), comparator)
  const merged: unknown[] = []
  let [fromLeft, fromRight] = [0, 0]
  while (fromLeft < left.length && fromRight < right.length) {
    const swapped = (await comparator(left[fromLeft], right[fromRight])) as boolean
    merged.push(swapped ? right[fromRight++] : left[fromLeft++])
  }
  return [...merged, ...left.slice(fromLeft), ...right.slice(fromRight)]
}

function sorted<T extends string | number>(array: readonly T[]): T[] {
  return array.toSorted((left, right) => (left > right ? 1 : left < right ? -1 : 0))
}

function max(this: Focus, numbers: readonly number[] | undefined): number | undefined {
  return numbers?.reduce((left, right) => Math.max(left, right), numbers[0] as number)
}

function min(this: Focus, numbers: readonly number[] | undefined): number | undefined {
  return numbers?.reduce((left, right) => Math.min(left, right), numbers[0] as number)
}

function formatNumber(this: Focus, value: number | undefined, picture: string, options: unknown): unknown {
  keepLight(runOf(this).bounds, picture.length, 100)
  return native(this, 'formatNumber', value, picture, options)
}

function formatInteger(this: Focus, value: number | undefined, picture: string): unknown {
  // Letters of an infinite number would be written for ever.
  if (value !== undefined && !Number.isFinite(value)) throw new RangeError('not a finite number')
  keepLight(runOf(this).bounds, picture.length, 100)
  return native(this, 'formatInteger', value, picture)
}

function parseInteger(this: Focus, text: string | undefined, picture: string): unknown {
  keepLight(runOf(this).bounds, (text ?? '').length + picture.length, 200)
  return native(this, 'parseInteger', text, picture)
}

function toMillis(this: Focus, text: string | undefined, picture: string | undefined): unknown {
  const { bounds } = runOf(this)
  keepLight(bounds, (text ?? '').length + (picture ?? '').length, 200)
  // The picture becomes a regular expression; names in it match any number of letters.
  keepLight(bounds, (picture ?? '').match(/\[.[^\]]*[A-Za-z]/g)?.length ?? 0, 2)
  return native(this, 'toMillis', text, picture)
}

function fromMillis(
  this: Focus,
  at: number | undefined,
  picture: string | undefined,
  timezone: string | undefined,
): unknown {
  const { bounds } = runOf(this)
  keepLight(bounds, (picture ?? '').length, 100)
  // Widths are padded up to.
  keepLight(bounds, Number(/,.*\d{3}/.test(picture ?? '')), 0)
  return native(this, 'fromMillis', at, picture, timezone)
}
