/** Reads an HTTP answer as boto3 does, by the committed tables: only what the tables know is there for a caller. */
import type { ServiceModel, ShapeModel } from './serialise.ts'
import { childOf, parseXml, type XmlElement } from './xml.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export type Members = Readonly<Record<string, unknown>>

export function readAnswer(model: ServiceModel, operation: string, answer: HttpAnswer): Members {
  const members = answer.status >= 301 ? readFailure(model, answer) : readOutput(model, operation, answer)
  return { ...members, ResponseMetadata: { HTTPStatusCode: answer.status } }
}

function readOutput(model: ServiceModel, operation: string, answer: HttpAnswer): Members {
  const { output, resultWrapper } = model.operations[operation] as ServiceModel['operations'][string]
  const shape = output === undefined ? undefined : model.shapes[output]
  if (shape?.kind !== 'structure') return {}
  if (model.protocol === 'awsQuery') {
    const root = parseXml(answer.body)
    const result = resultWrapper === undefined ? root : childOf(root, resultWrapper)
    return result === undefined ? {} : (fromXml(model, output as string, result) as Members)
  }
  const inBody =
    shape.payload === undefined
      ? (fromJson(model, output as string, answer.body === '' ? {} : JSON.parse(answer.body)) as Members)
      : { [shape.payload]: answer.body }
  const inHeaders = Object.entries(shape.members).flatMap(([name, member]) => {
    const value = member.location === 'header' ? answer.headers[(member.name ?? name).toLowerCase()] : undefined
    return value === undefined ? [] : [[name, value]]
  })
  return { ...inBody, ...(Object.fromEntries(inHeaders) as Members) }
}

function readFailure(model: ServiceModel, answer: HttpAnswer): Members {
  if (model.protocol === 'awsQuery') {
    const told = childOf(parseXml(answer.body), 'Error')
    return { Error: Object.fromEntries((told?.children ?? []).map(({ name, text }) => [name, text])) }
  }
  const body = jsonObject(answer.body)
  const header = answer.headers['x-amzn-errortype']
  const named = header ?? body['__type'] ?? body['code'] ?? body['Code'] ?? String(answer.status)
  const code = String(named).replace(/^.*#/, '').replace(/:.*$/, '')
  const message = body['message'] ?? body['Message'] ?? ''
  // The members of an error that the tables know stand beside it, its message among them.
  const known = Object.hasOwn(model.errors, code) ? model.errors[code] : undefined
  const names = known === undefined ? [] : [known.messageName ?? 'message', ...(known.members ?? [])]
  const beside = names.flatMap((name) => (Object.hasOwn(body, name) ? [[name, body[name]]] : []))
  return { Error: { Code: code, Message: message }, ...(Object.fromEntries(beside) as Members) }
}

function jsonObject(text: string): Members {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null ? (value as Members) : {}
  } catch {
    return {}
  }
}

function fromJson(model: ServiceModel, shapeName: string, value: unknown): unknown {
  const shape = model.shapes[shapeName] as ShapeModel
  if (value === null || value === undefined) return undefined
  switch (shape.kind) {
    case 'structure': {
      const entries = Object.entries(shape.members).flatMap(([name, member]) => {
        const inner = fromJson(model, member.shape, (value as Members)[member.name ?? name])
        return inner === undefined || member.location !== undefined ? [] : [[name, inner]]
      })
      return Object.fromEntries(entries) as Members
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => fromJson(model, shape.member.shape, item))
    case 'map':
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, fromJson(model, shape.value.shape, inner)]),
      )
    case 'timestamp':
      return typeof value === 'number' || typeof value === 'string' ? dateOf(value) : value
    case 'blob':
      return Buffer.from(value as string, 'base64').toString()
    default:
      return value
  }
}

function fromXml(model: ServiceModel, shapeName: string, element: XmlElement): unknown {
  const shape = model.shapes[shapeName] as ShapeModel
  switch (shape.kind) {
    case 'structure': {
      const entries = Object.entries(shape.members).flatMap(([name, member]) => {
        const child = childOf(element, member.name ?? name)
        return child === undefined ? [] : [[name, fromXml(model, member.shape, child)]]
      })
      return Object.fromEntries(entries) as Members
    }
    case 'list':
      return element.children.map((item) => fromXml(model, shape.member.shape, item))
    case 'map':
      return Object.fromEntries(
        element.children.flatMap((entry) => {
          const value = childOf(entry, shape.value.name ?? 'value')
          const key = childOf(entry, shape.key.name ?? 'key')?.text
          return key === undefined || value === undefined ? [] : [[key, fromXml(model, shape.value.shape, value)]]
        }),
      )
    case 'timestamp':
      return dateOf(element.text)
    case 'boolean':
      return element.text === 'true'
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return Number(element.text)
    case 'blob':
      return Buffer.from(element.text, 'base64').toString()
    default:
      return shapeName === 'policyDocumentType' ? policyOf(element.text) : element.text
  }
}

/** boto3 hands a policy out decoded and parsed. */
function policyOf(text: string): unknown {
  try {
    return JSON.parse(decodeURIComponent(text)) as unknown
  } catch {
    return text
  }
}

function dateOf(value: number | string): Date {
  return new Date(typeof value === 'number' ? value * 1000 : /^[\d.]+$/.test(value) ? Number(value) * 1000 : value)
}
