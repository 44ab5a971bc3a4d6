/** The words in which AWS tells broken constraints; values are printed as Java prints them. */
import type { ServiceModel, ShapeModel } from './model.ts'

/**
 * Enumerations come in the order of a hash set, which follows from nothing that can be computed: recorded orders, by
 * shape. Others keep the model's order.
 */
const recordedEnumOrders: Readonly<Record<string, readonly string[]>> = {
  ExecutionStatus: ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'],
  Op: ['add', 'remove', 'move', 'test', 'replace', 'copy'],
  EndpointType: ['PRIVATE', 'EDGE', 'REGIONAL'],
  IpAddressType: ['ipv4', 'dualstack'],
  IntegrationType: ['HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS'],
}

export function enumText(shape: string, values: readonly string[], showsValues: boolean): string {
  const recorded = Object.hasOwn(recordedEnumOrders, shape) ? recordedEnumOrders[shape] : undefined
  const ordered = recorded?.length === values.length ? recorded : values
  return `Member must satisfy enum value set${showsValues ? `: [${ordered.join(', ')}]` : ''}`
}

export function boundsText(what: 'length' | 'value', bound: 'min' | 'max', limit: number): string {
  return `Member must have ${what} ${bound === 'max' ? 'less' : 'greater'} than or equal to ${limit}`
}

/** All rules of a scalar, whichever is broken: how AWS tells of lists and maps of scalars. */
export function memberRules(shape: ShapeModel, name: string, showsValues: boolean): string {
  if (shape.kind === 'structure' || shape.kind === 'list' || shape.kind === 'map') return ''
  const what = shape.kind === 'string' || shape.kind === 'blob' ? 'length' : 'value'
  const rules = [
    shape.enum === undefined ? undefined : enumText(name, shape.enum, showsValues),
    shape.max === undefined ? undefined : boundsText(what, 'max', shape.max),
    shape.min === undefined ? undefined : boundsText(what, 'min', shape.min),
    shape.pattern === undefined ? undefined : `Member must satisfy regular expression pattern: ${shape.pattern}`,
  ]
  return rules.filter((rule) => rule !== undefined).join(', ')
}

const nameConstraint = String.raw`Member must satisfy regular expression pattern: [\w+=,.@-]+`
const pathConstraint = String.raw`Member must satisfy regular expression pattern: (\u002F)|(\u002F[\u0021-\u007E]+\u002F)`

/** IAM's sentence for a name or path with wrong characters, which it uses instead of the pattern. */
export function namePatternSentence(path: string, constraint: string): string | undefined {
  if (constraint === nameConstraint) {
    return `The specified value for ${path} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`
  }
  if (constraint !== pathConstraint) return undefined
  return `The specified value for ${path} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`
}

/** As Java prints a value: `[a, b]`, `{key=value}`, `Shape(member=value, other=null)`; sensitive texts are hidden. */
export function javaText(model: ServiceModel, name: string, value: unknown): string {
  const shape = model.shapes[name] as ShapeModel
  switch (shape.kind) {
    case 'structure': {
      const object = value as Readonly<Record<string, unknown>>
      const members = Object.entries(shape.members).map(([member, { shape: target }]) => {
        const given = object[member]
        return `${member}=${given === undefined ? 'null' : javaText(model, target, given)}`
      })
      return `${name}(${members.join(', ')})`
    }
    case 'list':
      return `[${(value as readonly unknown[]).map((item) => javaText(model, shape.member.shape, item)).join(', ')}]`
    case 'map': {
      const entries = Object.entries(value as Readonly<Record<string, unknown>>)
      return `{${entries.map(([key, item]) => `${key}=${javaText(model, shape.value.shape, item)}`).join(', ')}}`
    }
    case 'blob':
      return '[bytes]'
    default:
      return shape.sensitive === true ? '***Sensitive***' : String(value)
  }
}
