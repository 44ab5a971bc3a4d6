/** Makes the HTTP request of a call as boto3 does, from the committed tables. It checks nothing: the server is to refuse. */
import type { serviceModels } from '../../src/protocol/index.ts'

export type ServiceModel = (typeof serviceModels)['states']
export type ShapeModel = ServiceModel['shapes'][string]
type StructureModel = Extract<ShapeModel, { kind: 'structure' }>
type Members = Readonly<Record<string, unknown>>

export interface CallRequest {
  readonly method: string
  readonly path: string
  /** Fields of the query, in order, not yet encoded. */
  readonly query: readonly (readonly [name: string, value: string])[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function requestOf(model: ServiceModel, operation: string, params: Members): CallRequest {
  const { method, uri, input } = model.operations[operation] as ServiceModel['operations'][string]
  const shape = (input === undefined ? { kind: 'structure', members: {} } : model.shapes[input]) as StructureModel
  switch (model.protocol) {
    case 'awsJson1.0':
    case 'awsJson1.1':
      return {
        method,
        path: '/',
        query: [],
        headers: {
          'content-type': `application/x-amz-json-${model.protocol.slice(7)}`,
          'x-amz-target': `${model.targetPrefix}.${operation}`,
        },
        body: JSON.stringify(jsonValue(model, shape, params)),
      }
    case 'awsQuery': {
      const fields: [string, string][] = [
        ['Action', operation],
        ['Version', model.version],
      ]
      appendFields(model, shape, params, '', fields)
      return {
        method,
        path: '/',
        query: [],
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new URLSearchParams(fields).toString(),
      }
    }
    case 'restJson1':
      return restRequest(model, shape, params, method, uri)
  }
}

function restRequest(
  model: ServiceModel,
  shape: StructureModel,
  params: Members,
  method: string,
  uri: string,
): CallRequest {
  const headers: Record<string, string> = { accept: 'application/json' }
  const [template = '', fixed] = uri.split('?')
  const query: [string, string][] = [...new URLSearchParams(fixed)]
  const body: Record<string, unknown> = {}
  let path = template
  for (const [name, member] of Object.entries(shape.members)) {
    const value = params[name]
    if (value === undefined || value === null) continue
    const wire = member.name ?? name
    if (member.location === 'uri')
      path = path.replace(new RegExp(`\\{${wire}\\+?\\}`), (hole) => escapeSegment(textOf(value), hole))
    else if (member.location === 'querystring') query.push(...queryFields(wire, value))
    else if (member.location === 'header') headers[wire.toLowerCase()] = textOf(value)
    else if (name !== shape.payload) body[wire] = jsonValue(model, model.shapes[member.shape] as ShapeModel, value)
  }
  const payload = shape.payload === undefined ? undefined : params[shape.payload]
  if (payload !== undefined) return { method, path, query, headers, body: textOf(payload) }
  const hasBody = Object.keys(body).length > 0
  if (hasBody) headers['content-type'] = 'application/json'
  return { method, path, query, headers, body: hasBody ? JSON.stringify(body) : '' }
}

function escapeSegment(text: string, hole: string): string {
  const escaped = encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return hole.includes('+') ? escaped.replaceAll('%2F', '/') : escaped
}

function queryFields(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.map((item) => [name, textOf(item)])
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([field, inner]) => [field, textOf(inner)])
  return [[name, textOf(value)]]
}

/** Names on the wire; bytes as base64, dates as seconds. */
function jsonValue(model: ServiceModel, shape: ShapeModel, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (shape.kind === 'structure' && typeof value === 'object') {
    const members = Object.entries(value).map(([name, inner]) => {
      const member = shape.members[name]
      return member === undefined
        ? [name, inner]
        : [member.name ?? name, jsonValue(model, model.shapes[member.shape] as ShapeModel, inner)]
    })
    return Object.fromEntries(members) as Members
  }
  if (shape.kind === 'list' && Array.isArray(value))
    return value.map((item) => jsonValue(model, model.shapes[shape.member.shape] as ShapeModel, item))
  if (shape.kind === 'map' && typeof value === 'object') {
    const inner = model.shapes[shape.value.shape] as ShapeModel
    const entries = Object.entries(value).map(([key, item]) => [pythonKey(key), jsonValue(model, inner, item)])
    return Object.fromEntries(entries) as Members
  }
  // Bytes that are no text, in the recordings' own way of marking values.
  if (shape.kind === 'blob' && typeof value === 'object' && value !== null && '$base64' in value) return value.$base64
  if (shape.kind === 'blob') return Buffer.from(textOf(value)).toString('base64')
  return value
}

/** The recordings print keys as Python does; its JSON has them in small letters. */
function pythonKey(key: string): string {
  return key === 'True' || key === 'False' ? key.toLowerCase() : key
}

function appendFields(
  model: ServiceModel,
  shape: ShapeModel,
  value: unknown,
  prefix: string,
  fields: [string, string][],
): void {
  if (value === undefined || value === null) return
  if (shape.kind === 'structure') {
    for (const [name, inner] of Object.entries(value as Members)) {
      const member = shape.members[name]
      const inside = `${prefix === '' ? '' : `${prefix}.`}${member?.name ?? name}`
      if (member === undefined) fields.push([inside, textOf(inner)])
      else appendFields(model, model.shapes[member.shape] as ShapeModel, inner, inside, fields)
    }
  } else if (shape.kind === 'list') {
    const items = value as readonly unknown[]
    if (items.length === 0) fields.push([prefix, ''])
    for (const [at, item] of items.entries())
      appendFields(model, model.shapes[shape.member.shape] as ShapeModel, item, `${prefix}.member.${at + 1}`, fields)
  } else if (shape.kind === 'map') {
    for (const [at, [key, inner]] of Object.entries(value as Members).entries()) {
      fields.push([`${prefix}.entry.${at + 1}.key`, key])
      appendFields(
        model,
        model.shapes[shape.value.shape] as ShapeModel,
        inner,
        `${prefix}.entry.${at + 1}.value`,
        fields,
      )
    }
  } else fields.push([prefix, textOf(value)])
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
