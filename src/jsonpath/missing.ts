import { isArray, isObject, limits, type JsonValue } from '../base/index.ts'
import { normalisedText, stepText, type JsonPath } from './path.ts'

const provider = 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'

/**
 * Jayway's words for a definite path that selects nothing: `No results for path: $['a']['b']` when only the last step
 * is missing, `Missing property in path $['a']` when an earlier one is. Recorded on AWS in States.Runtime causes.
 */
export function missingText(path: JsonPath, root: JsonValue): string {
  if (!path.definite) return `The path ${path.text} takes more than ${limits.jsonPathSteps} steps`
  // undefined: past the end of an array, where Jackson has no node at all
  let value: JsonValue | undefined = root
  let passed: string = path.root
  for (const [at, step] of path.steps.entries()) {
    const here = passed + stepText(step)
    if (step.kind === 'name') {
      if (!isObject(value)) return notAnObject(stepText(step), passed, value)
      const next: JsonValue | undefined = Object.hasOwn(value, step.name) ? value[step.name] : undefined
      if (next === undefined) {
        return at === path.steps.length - 1 ? `No results for path: ${here}` : `Missing property in path ${here}`
      }
      value = next
    } else if (step.kind === 'index') {
      if (value === undefined) return `The path ${passed} is null`
      if (!isArray(value)) {
        return `Filter: ${stepText(step)} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`
      }
      value = value.at(step.index)
    } else break
    passed = here
  }
  return `No results for path: ${normalisedText(path)}`
}

function notAnObject(property: string, passed: string, value: JsonValue | undefined): string {
  return (
    `Expected to find an object with property ${property} in path ${passed} but found '${javaName(value)}'. ` +
    `This is not a json object according to the JsonProvider: '${provider}'.`
  )
}

/** The class of Jackson's node that stands for the value. */
function javaName(value: JsonValue | undefined): string {
  if (value === undefined) return 'null'
  return `com.fasterxml.jackson.databind.node.${nodeName(value)}`
}

function nodeName(value: JsonValue): string {
  if (value === null) return 'NullNode'
  if (isArray(value)) return 'ArrayNode'
  switch (typeof value) {
    case 'string':
      return 'TextNode'
    case 'boolean':
      return 'BooleanNode'
    case 'number':
      return Number.isInteger(value) ? 'IntNode' : 'DoubleNode'
    default:
      return 'ObjectNode'
  }
}
