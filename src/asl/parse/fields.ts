import { isArray, isObject, member, type JsonObject, type JsonValue } from '../../base/index.ts'
import { reject, type Findings } from './findings.ts'

/** An object of the definition that is being read, and where it stands: `/States/A/Retry[0]`. */
export interface Fields {
  readonly object: JsonObject
  readonly location: string
  readonly findings: Findings
  /** Location of the state around, for what reads JSONata. */
  readonly state: string
}

export function locate(fields: Fields, name: string): string {
  return `${fields.location === '/' ? '' : fields.location}/${name}`
}

export function has(fields: Fields, name: string): boolean {
  return Object.hasOwn(fields.object, name)
}

/** The member as it is, or undefined when absent. */
export function raw(fields: Fields, name: string): JsonValue | undefined {
  return member(fields.object, name)
}

export function rejectField(fields: Fields, name: string, message: string): undefined {
  return reject(fields.findings, message, locate(fields, name))
}

export function text(fields: Fields, name: string): string | undefined {
  const value = raw(fields, name)
  if (value === undefined || typeof value === 'string') return value
  return rejectField(fields, name, 'Expected value of type String')
}

export function boolean(fields: Fields, name: string): boolean | undefined {
  const value = raw(fields, name)
  if (value === undefined || typeof value === 'boolean') return value
  return rejectField(fields, name, 'Expected value of type Boolean')
}

export interface Range {
  readonly least?: number
  readonly most?: number
}

export function integer(fields: Fields, name: string, range: Range): number | undefined {
  const value = raw(fields, name)
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return rejectField(fields, name, 'Expected value of type Integer')
  }
  return within(fields, name, value, range, String)
}

/** Its bounds are told with a decimal point. */
export function number(fields: Fields, name: string, range: Range): number | undefined {
  const value = raw(fields, name)
  if (value === undefined) return undefined
  if (typeof value !== 'number') return rejectField(fields, name, 'Expected value of type Number')
  return within(fields, name, value, range, (bound) => bound.toFixed(1))
}

function within(
  fields: Fields,
  name: string,
  value: number,
  range: Range,
  told: (bound: number) => string,
): number | undefined {
  if (range.least !== undefined && value < range.least) {
    return rejectField(fields, name, `Minimum value is ${told(range.least)}`)
  }
  if (range.most !== undefined && value > range.most) {
    return rejectField(fields, name, `Maximum value is ${told(range.most)}`)
  }
  return value
}

/** One of a few words. */
export function choice<T extends string>(fields: Fields, name: string, words: readonly T[]): T | undefined {
  const value = text(fields, name)
  if (value === undefined) return undefined
  if ((words as readonly string[]).includes(value)) return value as T
  return rejectField(fields, name, `Value should be one of the following: [${words.join(', ')}]`)
}

/** The member as an object to be read further. */
export function object(fields: Fields, name: string): Fields | undefined {
  const value = raw(fields, name)
  if (value === undefined) return undefined
  if (isObject(value)) return { ...fields, object: value, location: locate(fields, name) }
  return rejectField(fields, name, 'Expected value of type Object')
}

/** The member as a list of objects to be read further; it may not be empty. */
export function objects(fields: Fields, name: string): readonly Fields[] | undefined {
  const value = list(fields, name)
  if (value === undefined) return undefined
  if (value.length === 0) return rejectField(fields, name, 'Value cannot be empty')
  const readable: Fields[] = []
  for (const [index, item] of value.entries()) {
    const location = `${locate(fields, name)}[${index}]`
    if (isObject(item)) readable.push({ ...fields, object: item, location })
    else reject(fields.findings, 'Expected value of type Object', location)
  }
  return readable
}

export function list(fields: Fields, name: string): readonly JsonValue[] | undefined {
  const value = raw(fields, name)
  if (value === undefined || isArray(value)) return value
  return rejectField(fields, name, 'Expected value of type Array')
}

export function texts(fields: Fields, name: string): readonly string[] | undefined {
  const value = list(fields, name)
  if (value === undefined) return undefined
  if (value.length === 0) return rejectField(fields, name, 'Value cannot be empty')
  if (value.every((item) => typeof item === 'string')) return value
  return rejectField(fields, name, 'Expected value of type String')
}

/** Reports the missing ones in one problem, as AWS does. True when none is missing. */
export function requireFields(fields: Fields, names: readonly string[]): boolean {
  const missing = names.filter((name) => !has(fields, name))
  if (missing.length === 0) return true
  reject(fields.findings, `These fields are required: [${missing.join(', ')}]`, fields.location)
  return false
}

/** Reports two of a group that excludes each other; with `needed`, also none of them. */
export function requireOne<T extends string>(fields: Fields, names: readonly T[], needed: boolean): T | undefined {
  const present = names.filter((name) => has(fields, name))
  if (present.length === 1) return present[0]
  if (present.length > 1) {
    return reject(
      fields.findings,
      `There should only be one of the following fields: [${names.join(', ')}]`,
      fields.location,
    )
  }
  if (!needed) return undefined
  return reject(
    fields.findings,
    `This object should have only one of the following fields: [${names.join(', ')}]`,
    fields.location,
  )
}

/** Reports members that the object does not take. */
export function onlyFields(fields: Fields, allowed: ReadonlySet<string>): void {
  for (const name of Object.keys(fields.object)) {
    if (!allowed.has(name)) reject(fields.findings, `Field '${name}' is not supported`, fields.location)
  }
}
