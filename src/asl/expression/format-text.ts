import { isArray, isObject, refuse, succeed, type JsonValue, type Outcome } from '../../base/index.ts'

/** States.Format: each `{}` takes the next value; `\{`, `\}`, `\'` and `\\` stand for the character itself. */
export function formatText(template: string, values: readonly JsonValue[]): Outcome<JsonValue, string> {
  let text = ''
  let taken = 0
  for (let at = 0; at < template.length; at++) {
    const unit = template[at] as string
    if (unit === '\\' && at + 1 < template.length) text += template[++at] as string
    else if (unit === '{' && template[at + 1] === '}') {
      at++
      if (taken >= values.length) return mismatch
      text += javaText(values[taken++] as JsonValue)
    } else if (unit === '{' || unit === '}') {
      return refuse("matching '}' not found for '{'")
    } else text += unit
  }
  return taken === values.length ? succeed(text) : mismatch
}

const mismatch = refuse('Number of arguments do not match the occurrences of {}')

/** Strings as they are, collections as Java prints maps and lists: `{Arg1=1, Arg2=[]}`. */
function javaText(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(javaText).join(', ')}]`
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([name, item]) => `${name}=${javaText(item)}`)
      .join(', ')}}`
  }
  return String(value)
}
