/** The words in which AWS tells broken constraints; values are printed as Java prints them. */
import type { ServiceModel, ShapeModel } from './model.ts'

export function enumText(values: readonly string[], showsValues: boolean): string {
  return `Member must satisfy enum value set${showsValues ? `: [${setOrder(values).join(', ')}]` : ''}`
}

/**
 * AWS prints an enumeration in the order of a Java hash set: 32 buckets (twice as many above 24 values) by the text's
 * hash, and in a bucket what came last in the model first. The rule is read off the recorded texts of Op, EndpointType,
 * IpAddressType, IntegrationType and ExecutionStatus, all of which it gives.
 */
function setOrder(values: readonly string[]): readonly string[] {
  let buckets = 32
  while (values.length > buckets * 0.75) buckets *= 2
  return values
    .map((value, index) => ({ value, index, bucket: javaHash(value) & (buckets - 1) }))
    .sort((left, right) => left.bucket - right.bucket || right.index - left.index)
    .map(({ value }) => value)
}

/** `String.hashCode` */
function javaHash(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

export function boundsText(what: 'length' | 'value', bound: 'min' | 'max', limit: number | string): string {
  return `Member must have ${what} ${bound === 'max' ? 'less' : 'greater'} than or equal to ${limit}`
}

/** All rules of a scalar, whichever is broken: how AWS tells of lists and maps of scalars. */
export function memberRules(shape: ShapeModel, showsValues: boolean): string {
  if (shape.kind === 'structure' || shape.kind === 'list' || shape.kind === 'map') return ''
  const what = shape.kind === 'string' || shape.kind === 'blob' ? 'length' : 'value'
  const rules = [
    shape.enum === undefined ? undefined : enumText(shape.enum, showsValues),
    shape.max === undefined ? undefined : boundsText(what, 'max', scalarText(shape, shape.max)),
    shape.min === undefined ? undefined : boundsText(what, 'min', scalarText(shape, shape.min)),
    shape.pattern === undefined ? undefined : `Member must satisfy regular expression pattern: ${shape.pattern}`,
  ]
  return rules.filter((rule) => rule !== undefined).join(', ')
}

const nameConstraint = String.raw`Member must satisfy regular expression pattern: [\w+=,.@-]+`
const pathConstraint = String.raw`Member must satisfy regular expression pattern: (\u002F)|(\u002F[\u0021-\u007E]+\u002F)`

const documentConstraint = String.raw`Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u00FF]+`

/** IAM's sentence for a name, path or policy with wrong characters, which it uses instead of the pattern. */
export function namePatternSentence(path: string, constraint: string): string | undefined {
  if (constraint === nameConstraint) {
    return `The specified value for ${path} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`
  }
  if (constraint === documentConstraint && /policydocument$/i.test(path)) {
    return `The specified value for ${path} is invalid. It must contain only printable ASCII characters.`
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
      return shape.sensitive === true ? '***Sensitive***' : scalarText(shape, value)
  }
}

export function scalarText(shape: { readonly kind: string }, value: unknown): string {
  const isReal = shape.kind === 'float' || shape.kind === 'double'
  return isReal && Number.isInteger(value) ? `${String(value)}.0` : String(value)
}
