import { isArray, isObject, numeralAt, refuse, succeed, type JsonValue, type Outcome } from '../../base/index.ts'

/** States.Format: each `{}` takes the next of the arguments, of which the template is the first; `\{`, `\}`, `\'` and `\\` stand for the character itself. */
export function formatText(template: string, given: readonly JsonValue[]): Outcome<JsonValue, string> {
  let text = ''
  let taken = 1
  for (let at = 0; at < template.length; at++) {
    const unit = template[at] as string
    if (unit === '\\' && at + 1 < template.length) text += template[++at] as string
    else if (unit === '{' && template[at + 1] === '}') {
      at++
      if (taken >= given.length) return mismatch
      text += javaText(given, taken, given[taken] as JsonValue)
      taken++
    } else if (unit === '{' || unit === '}') {
      return refuse("Invalid template in States.Format: matching '}' not found for '{'.")
    } else text += unit
  }
  return taken === given.length ? succeed(text) : mismatch
}

const mismatch = refuse('Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.')

/** Strings as they are, collections as Java prints maps and lists: `{Arg1=1, Arg2=[]}`. */
function javaText(container: JsonValue, name: string | number, value: JsonValue): string {
  if (isArray(value)) return `[${value.map((item, index) => javaText(value, index, item)).join(', ')}]`
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([member, item]) => `${member}=${javaText(value, member, item)}`)
      .join(', ')}}`
  }
  return numeralAt(container, name) ?? String(value)
}
