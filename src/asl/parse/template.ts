import { isArray, isObject, type JsonObject, type JsonValue } from '../../base/index.ts'
import { datumOfExact, datumOfMember } from '../datum.ts'
import type { PathExpression, Template } from '../machine.ts'
import { reject, warn, type Findings } from './findings.ts'
import { parseExpressionText } from './intrinsic.ts'
import { javaHashOrder } from './java-hash-order.ts'

/**
 * A payload template of JSONPath: members whose name ends in `.$` take their value from a path or an intrinsic call,
 * everything else stands as it is. `location` is where the template stands.
 */
export function parsePathTemplate(value: JsonValue, location: string, findings: Findings): Template {
  return templateOf(value, location, findings) ?? { kind: 'constant', datum: datumOfExact(value) }
}

/** Undefined when nothing in the value is dynamic. */
function templateOf(value: JsonValue, location: string, findings: Findings): Template | undefined {
  if (isArray(value)) {
    const items = value.map((item, index) => templateOf(item, `${location}[${index}]`, findings))
    if (items.every((item) => item === undefined)) return undefined
    return {
      kind: 'array',
      items: items.map((item, index) => item ?? constant(value, index, value[index] as JsonValue)),
    }
  }
  return isObject(value) ? objectTemplate(value, location, findings) : undefined
}

/** First the members that stand as they are, then those with `.$`, as AWS orders them. */
function objectTemplate(object: JsonObject, location: string, findings: Findings): Template | undefined {
  const members: (readonly [name: string, value: Template])[] = []
  const expressions = new Map<string, Template>()
  let dynamic = false
  for (const [name, value] of Object.entries(object)) {
    if (name.endsWith('.$')) {
      const expression = parseExpression(name, value, location, findings)
      if (expression !== undefined) expressions.set(name.slice(0, -2), { kind: 'path', field: name, expression })
      continue
    }
    if (typeof value === 'string') warnOfExpression('NO_DOLLAR', name, value, location, findings)
    const inner = templateOf(value, `${location}/${name}`, findings)
    if (inner !== undefined) dynamic = true
    members.push([name, inner ?? constant(object, name, value)])
  }
  for (const name of javaHashOrder([...expressions.keys()])) {
    members.push([name, expressions.get(name) as Template])
  }
  return dynamic || expressions.size > 0 ? { kind: 'object', members } : undefined
}

/** A text that looks like a path of input or context, or like a call, in a member whose name makes it none. */
export function warnOfExpression(
  code: 'NO_DOLLAR' | 'NO_PATH',
  name: string,
  value: string,
  location: string,
  findings: Findings,
): void {
  const kind = kindOfExpression(value)
  if (kind === undefined) return
  const other = name + (code === 'NO_DOLLAR' ? '.$' : 'Path')
  const message = `The value of '${name}' looks like ${kind}. Instead of '${name}', use '${other}' to evaluate it as ${kind} at runtime.`
  warn(findings, code, message, location)
}

export function kindOfExpression(value: string): string | undefined {
  if (/^\$\$?[.[]/.test(value)) return 'a JSONPath'
  return /^States\.\w+\(/.test(value) ? 'an Intrinsic Function' : undefined
}

function parseExpression(
  name: string,
  value: JsonValue,
  location: string,
  findings: Findings,
): PathExpression | undefined {
  const parsed = typeof value === 'string' ? parseExpressionText(value) : undefined
  if (parsed?.ok === true) return parsed.value
  return reject(
    findings,
    `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`,
    location,
  )
}

function constant(container: JsonValue, name: string | number, value: JsonValue): Template {
  return { kind: 'constant', datum: datumOfMember(container, name, value) }
}
