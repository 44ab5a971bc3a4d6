import { isArray, isObject, limits, type JsonValue } from '../base/index.ts'
import { normalisedText, stepText, type JsonPath, type Step } from './path.ts'

const provider = 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'

/**
 * Jayway's words for a definite path that selects nothing: `No results for path: $['a']['b']` when only the last step
 * is missing, `Missing property in path $['a']` when an earlier one is. Recorded on AWS in States.Runtime causes.
 */
export function missingText(path: JsonPath, root: JsonValue): string {
  if (!path.definite) return `The path ${path.text} takes more than ${limits.jsonPathSteps} steps`
  return brokenBeginning(path, root) ?? `No results for path: ${normalisedText(path)}`
}

/** What Jayway throws where the definite beginning of a path is not there, whatever the rest may find. */
export function brokenBeginning({ root: sign, steps }: JsonPath, root: JsonValue): string | undefined {
  // undefined: past the end of an array, where Jackson has no node at all
  let value: JsonValue | undefined = root
  let passed: string = sign
  for (const [at, step] of steps.entries()) {
    const here = passed + stepText(step)
    if (step.kind === 'name') {
      if (!isObject(value)) return notAnObject(stepText(step), passed, value)
      const next: JsonValue | undefined = Object.hasOwn(value, step.name) ? value[step.name] : undefined
      if (next === undefined) {
        return at === steps.length - 1 ? `No results for path: ${here}` : `Missing property in path ${here}`
      }
      value = next
    } else {
      const fault = misapplied(steps.slice(at), passed, value)
      if (fault !== undefined || step.kind !== 'index') return fault
      value = isArray(value) ? value.at(step.index) : undefined
    }
    passed = here
  }
  return undefined
}

/** A step that is not for such a value. The words name all that follows as well. */
function misapplied(steps: readonly Step[], passed: string, value: JsonValue | undefined): string | undefined {
  const [step] = steps
  const rest = steps.map(stepText).join('')
  switch (step?.kind) {
    case 'index':
    case 'indexes':
    case 'slice':
      if (value === undefined) return `The path ${passed} is null`
      if (isArray(value)) return undefined
      return `Filter: ${rest} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`
    case 'filter':
      if (isArray(value) || isObject(value)) return undefined
      return `Filter: ${rest} can not be applied to primitives. Current context is: ${JSON.stringify(value ?? null)}`
    case 'names':
      return isObject(value) ? undefined : notAnObject(stepText(step), passed, value)
    default:
      return undefined
  }
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
      if (!Number.isInteger(value)) return 'DoubleNode'
      return value === (value | 0) ? 'IntNode' : 'LongNode'
    default:
      return 'ObjectNode'
  }
}
