import { isObject, member, type JsonValue } from '../../../../src/base/index.ts'
import { statesOf, type Outline } from '../../graph/index.ts'

/** A state's own definition, by its name. */
export function definitionOfState(
  definition: string | undefined,
  outline: Outline | undefined,
  name: string,
): JsonValue | undefined {
  if (definition === undefined || outline === undefined) return undefined
  for (const { node } of statesOf(outline.root))
    if (node.name === name) return valueAt(JSON.parse(definition) as JsonValue, node.id)
  return undefined
}

/** What a JSON pointer leads to. */
function valueAt(value: JsonValue, pointer: string): JsonValue | undefined {
  let found: JsonValue | undefined = value
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(found)) found = (found as readonly JsonValue[])[Number(name)]
    else if (isObject(found)) found = member(found, name)
    else return undefined
  }
  return found
}
