import { fail, succeed, type Outcome } from '../../base/index.ts'
import { parsePath } from '../../jsonpath/index.ts'
import type { PathExpression } from '../machine.ts'

const variableShape = /^\$(\p{ID_Start}\p{ID_Continue}*)/u

/** `$.a` of the input, `$$.a` of the context object, `$name.a` of a variable. */
export function parsePathText(text: string): Outcome<PathExpression> {
  if (!text.startsWith('$')) return fail('InvalidPath', "The path must start with '$'")
  if (text.startsWith('$$')) {
    const path = parsePath(text.slice(1))
    return path.ok ? succeed({ kind: 'context', text, path: path.value }) : path
  }
  const name = variableShape.exec(text)?.[1]
  const path = parsePath(name === undefined ? text : `$${text.slice(name.length + 1)}`)
  if (!path.ok) return path
  if (name === undefined) return succeed({ kind: 'input', text, path: path.value })
  return succeed({ kind: 'variable', text, name, path: path.value })
}
