/** `application/x-www-form-urlencoded`, of bodies and of query strings. */
import { limits } from '../base/index.ts'

const fieldsMax = limits.formFields

/**
 * The fields by name, decoded; of repeated fields the last counts. Undefined where an escape is broken, does not
 * decode to UTF-8, or there are too many. In a form `+` is a blank; in a query of restJson it is too, as AWS's servers read it.
 */
export function parseForm(text: string): ReadonlyMap<string, string> | undefined {
  const pairs = formPairs(text)
  return pairs && new Map(pairs)
}

/** The fields in their order, repeated ones too; undefined where an escape is broken. */
export function formPairs(text: string): readonly (readonly [name: string, value: string])[] | undefined {
  const pairs: [string, string][] = []
  if (text === '') return pairs
  for (const field of text.split('&', fieldsMax + 1)) {
    if (field === '') continue
    if (pairs.length === fieldsMax) return undefined
    const equals = field.indexOf('=')
    const name = formDecode(equals === -1 ? field : field.slice(0, equals))
    const value = equals === -1 ? '' : formDecode(field.slice(equals + 1))
    if (name === undefined || value === undefined) return undefined
    pairs.push([name, value])
  }
  return pairs
}

/** Percent-decodes; undefined where an escape is broken or the bytes are not UTF-8. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function formDecode(text: string): string | undefined {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}
