import { isArray, isObject, member, type JsonObject, type JsonValue } from '../../base/index.ts'

/**
 * The definition that the children of a distributed Map run: its processor as a machine of its own, JSON text. The
 * state's name is unique in the machine, whose definition was accepted.
 */
export function processorDefinition(definition: string, stateName: string): string | undefined {
  const machine = JSON.parse(definition) as JsonObject
  const processor = processorIn(machine, stateName)
  if (processor === undefined) return undefined
  const { ProcessorConfig: _config, ...workflow } = processor
  const language = member(machine, 'QueryLanguage')
  return JSON.stringify(language === undefined ? workflow : { QueryLanguage: language, ...workflow })
}

function processorIn(workflow: JsonObject, stateName: string): JsonObject | undefined {
  const states = member(workflow, 'States')
  if (!isObject(states)) return undefined
  for (const [name, state] of Object.entries(states)) {
    if (!isObject(state)) continue
    const processor = objectOf(member(state, 'ItemProcessor')) ?? objectOf(member(state, 'Iterator'))
    if (name === stateName && processor !== undefined) return processor
    const branches = member(state, 'Branches')
    const inner = [...(isArray(branches) ? branches : []), processor]
    for (const each of inner) {
      const found = isObject(each) ? processorIn(each, stateName) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined
}
