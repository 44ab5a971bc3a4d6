import { limits } from '../base/index.ts'
import { numberText, numericOf } from './java-numbers.ts'
import { bounded, captured, joined, spend, stop, type Run } from './run.ts'
import { isMap, isTagged, itemsOf, keysOf, tag, valueAt, type MapValue, type Tagged, type Value } from './values.ts'

/** The value as Java's toString gives it; null is `null`, as it is inside lists and maps. */
export function textOf(run: Run, value: Value): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
  const number = numericOf(value)
  if (number !== undefined) return numberText(number)
  return nested(run, () => textOfContainer(run, value))
}

function nested(run: Run, write: () => string): string {
  spend(run, 1)
  // unlike blocks, JSON may nest as deep as a request may
  if (++run.depth > limits.templateDepth + limits.jsonDepth) stop('A value nests too deeply to be printed')
  const text = bounded(write())
  run.depth--
  return text
}

function textOfContainer(run: Run, value: Value): string {
  if (Array.isArray(value) && run.dialect === 'api-gateway') return jsonOf(run, value)
  const items = itemsOf(value)
  if (items !== undefined) return `[${joined(run, items, ', ', (item) => textOfItem(run, item, value))}]`
  if (isMap(value)) return isTagged(value) && run.dialect === 'api-gateway' ? '' : textOfMap(run, value)
  return isTagged(value) ? textOfTagged(run, value) : ''
}

function textOfMap(run: Run, map: MapValue): string {
  const text = joined(run, keysOf(map), ', ', (key) => {
    const value = valueAt(map, key) ?? null
    return `${textOf(run, key)}=${value === map ? '(this Map)' : textOf(run, value)}`
  })
  return `{${text}}`
}

function textOfItem(run: Run, item: Value, owner: Value): string {
  return item === owner ? '(this Collection)' : textOf(run, item)
}

function textOfTagged(run: Run, value: Tagged): string {
  switch (value[tag]) {
    case 'entry':
      return `${textOf(run, value.key)}=${textOf(run, valueAt(value.map, value.key) ?? null)}`
    case 'class':
      return `class ${value.name}`
    case 'block':
      return captured(run, value.body)
    case 'double':
    case 'list':
    case 'opaque':
    case 'iterator':
    case 'loop':
    case 'input':
    case 'util':
      return ''
  }
}

/** The value as JSON. */
export function jsonOf(run: Run, value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value)
  const items = itemsOf(value)
  if (items !== undefined) return nested(run, () => `[${joined(run, items, ',', (item) => jsonOf(run, item))}]`)
  if (!isMap(value))
    return numericOf(value) === undefined && isTagged(value) ? JSON.stringify(textOf(run, value)) : textOf(run, value)
  return nested(run, () => {
    const member = (key: Value) => `${JSON.stringify(textOf(run, key))}:${jsonOf(run, valueAt(value, key) ?? null)}`
    return `{${joined(run, keysOf(value), ',', member)}}`
  })
}
