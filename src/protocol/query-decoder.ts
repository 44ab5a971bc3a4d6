import { base64Decode } from '../base/index.ts'
import { Unreadable, wireName } from './json-decoder.ts'
import type { ListModel, MapModel, ScalarModel, ServiceModel, StructureModel } from './model.ts'

/** Form fields by the segments of their names: `Tags.member.1.Key=a` is Tags -> member -> 1 -> Key. */
interface FormNode {
  value: string | undefined
  readonly children: Map<string, FormNode>
}

/** Names nest no deeper than any shape does. Ours. */
const segmentsMax = 12

/** The input of an awsQuery call out of its form fields; fields that the shape does not have are ignored. */
export function decodeQuery(model: ServiceModel, shape: string, form: ReadonlyMap<string, string>): unknown {
  const root: FormNode = { value: undefined, children: new Map() }
  for (const [name, value] of form) {
    const segments = name.split('.', segmentsMax)
    let node = root
    for (const segment of segments) {
      let child = node.children.get(segment)
      if (child === undefined) {
        child = { value: undefined, children: new Map() }
        node.children.set(segment, child)
      }
      node = child
    }
    node.value = value
  }
  return decodeNode(model, shape, root)
}

function decodeNode(model: ServiceModel, name: string, node: FormNode): unknown {
  const shape = model.shapes[name]
  if (shape === undefined) throw new Error(`no shape ${name} in ${model.service}`)
  switch (shape.kind) {
    case 'structure':
      return decodeStructure(model, shape, node)
    case 'list':
      return decodeList(model, shape, node)
    case 'map':
      return decodeMap(model, shape, node)
    default:
      // `Name.member.1=x` for a text: nothing was said under the name itself.
      return node.value === undefined ? undefined : decodeText(shape.kind, node.value)
  }
}

function decodeStructure(model: ServiceModel, shape: StructureModel, node: FormNode): unknown {
  const result: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(shape.members)) {
    const child = node.children.get(wireName(name, member))
    if (child === undefined) continue
    const decoded = decodeNode(model, member.shape, child)
    if (decoded instanceof Unreadable) return decoded
    if (decoded !== undefined) result[name] = decoded
  }
  return result
}

/** `Names.member.1=…`; `Names=` is the empty list. */
function decodeList(model: ServiceModel, shape: ListModel, node: FormNode): unknown {
  const items: unknown[] = []
  const parent = shape.flattened === true ? node : node.children.get(shape.member.name ?? 'member')
  for (const child of inOrder(parent)) {
    const decoded = decodeNode(model, shape.member.shape, child)
    if (decoded instanceof Unreadable) return decoded
    if (decoded !== undefined) items.push(decoded)
  }
  return items
}

function decodeMap(model: ServiceModel, shape: MapModel, node: FormNode): unknown {
  const result = Object.create(null) as Record<string, unknown>
  const parent = shape.flattened === true ? node : node.children.get('entry')
  for (const child of inOrder(parent)) {
    const key = child.children.get(shape.key.name ?? 'key')?.value
    const value = child.children.get(shape.value.name ?? 'value')
    if (key === undefined || value === undefined) continue
    const decoded = decodeNode(model, shape.value.shape, value)
    if (decoded instanceof Unreadable) return decoded
    if (decoded !== undefined) result[key] = decoded
  }
  return result
}

/** Children under the numbers 1, 2, …, by number; gaps close. */
function inOrder(node: FormNode | undefined): FormNode[] {
  if (node === undefined) return []
  return [...node.children]
    .filter(([index]) => /^\d{1,9}$/.test(index))
    .toSorted(([left], [right]) => Number(left) - Number(right))
    .map(([, child]) => child)
}

/** A scalar as it stands in a form, a path, a query or a header. */
export function decodeText(kind: ScalarModel['kind'], text: string): unknown {
  switch (kind) {
    case 'string':
      return text
    case 'boolean':
      if (/^true$/i.test(text)) return true
      return /^false$/i.test(text) ? false : notA('Boolean', text)
    case 'integer':
    case 'long':
      return /^[+-]?\d{1,18}$/.test(text) ? Number(text) : notA(kind === 'integer' ? 'Integer' : 'Long', text)
    case 'float':
    case 'double':
      return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(text) ? Number(text) : notA('Double', text)
    case 'timestamp': {
      const at = /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : Date.parse(text)
      return Number.isNaN(at) ? notA('Date', text) : at
    }
    case 'blob':
      return base64Decode(text) ?? notA('ByteBuffer', text)
    default:
      return kind satisfies never
  }
}

function notA(type: string, text: string): Unreadable {
  return new Unreadable(`'${text}' can not be converted to ${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`)
}
