import { fail, succeed, type Outcome } from '../../base/index.ts'
import { parsePath } from '../../jsonpath/index.ts'
import type { PathExpression } from '../machine.ts'

const variableShape = /^\$(\p{ID_Start}\p{ID_Continue}*)/u

/** `$.a` of the input, `$$.a` of the context object, `$name.a` of a variable. */
export function parsePathText(text: string): Outcome<PathExpression> {
  if (!text.startsWith('$')) return fail('InvalidPath', "The path must start with '$'")
  if (text.startsWith('$$')) {
    const path = parsePath(withPlainBackslashes(text.slice(1)))
    return path.ok ? succeed({ kind: 'context', text, path: path.value }) : path
  }
  const name = variableShape.exec(text)?.[1]
  const path = parsePath(withPlainBackslashes(name === undefined ? text : `$${text.slice(name.length + 1)}`))
  if (!path.ok) return path
  if (name === undefined) return succeed({ kind: 'input', text, path: path.value })
  return succeed({ kind: 'variable', text, name, path: path.value })
}

/**
 * In a quoted name of Step Functions a backslash stands for itself, unless it stands before an apostrophe or another
 * one (recorded: `$['a\"b']` finds the member `a\"b`). Filters have escapes of their own.
 */
function withPlainBackslashes(text: string): string {
  return text.includes('\\') && !text.includes('?')
    ? text.replace(/\\['\\]?/g, (found) => (found.length === 1 ? '\\\\' : found))
    : text
}
