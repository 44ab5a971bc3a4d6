import { fail, succeed, type Outcome } from '../base/index.ts'
import { errorCodes } from './errors.ts'
import { formPairs } from './form.ts'
import { classWords, jsonDecoder, tokenWords, Unreadable, wireName, type JsonDecoder } from './json-decoder.ts'
import type { MemberModel, ServiceModel, StructureModel } from './model.ts'
import { decodeQuery, decodeText } from './query-decoder.ts'
import { serviceModels } from './services.ts'
import type { Claim, DecodeUtf8, ServiceName, WireRequest } from './wire.ts'

/** awsJson services speak the words of the newer framework, API Gateway those of the older one (recorded). */
const decoders: Readonly<Record<ServiceName, (shape: string) => JsonDecoder>> = {
  states: jsonDecoder(serviceModels.states, tokenWords),
  apigateway: jsonDecoder(serviceModels.apigateway, classWords),
  iam: jsonDecoder(serviceModels.iam, tokenWords),
  sts: jsonDecoder(serviceModels.sts, tokenWords),
  logs: jsonDecoder(serviceModels.logs, tokenWords),
  lambda: jsonDecoder(serviceModels.lambda, tokenWords),
}

/**
 * The input of the claimed operation as a plain object of its shape: unknown members ignored, null taken for absent,
 * times in milliseconds, blobs as bytes. Refuses with SerializationException (awsQuery: MalformedInput) what is not
 * readable as JSON, UTF-8 or the member's type. Constraints are `validateInput`'s.
 */
export function decodeInput(claim: Claim, request: WireRequest, decodeUtf8: DecodeUtf8): Outcome<unknown> {
  const { service, protocol, operation } = claim
  const model = serviceModels[service]
  const input = model.operations[operation]?.input
  if (input === undefined) return succeed({})
  const decoded = decode(model, input, claim, request, decodeUtf8)
  return decoded instanceof Unreadable ? fail(errorCodes(protocol).serialization, decoded.message) : succeed(decoded)
}

function decode(
  model: ServiceModel,
  input: string,
  claim: Claim,
  request: WireRequest,
  decodeUtf8: DecodeUtf8,
): unknown {
  switch (claim.protocol) {
    case 'awsQuery':
      return decodeQuery(model, input, claim.form ?? new Map())
    case 'awsJson1.0':
    case 'awsJson1.1':
      return decodeJsonBody(decoders[model.service](input), request.body, decodeUtf8)
    case 'restJson1':
      return decodeRest(model, input, claim, request, decodeUtf8)
    default:
      return claim.protocol satisfies never
  }
}

/** AWS says nothing about where JSON is broken. */
const notJson = new Unreadable('')

function decodeJsonBody(decoder: JsonDecoder, body: Uint8Array, decodeUtf8: DecodeUtf8): unknown {
  const text = decodeUtf8(body)
  if (text === undefined) return notJson
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return notJson
  }
  return decoder(value)
}

function decodeRest(
  model: ServiceModel,
  input: string,
  claim: Claim,
  request: WireRequest,
  decodeUtf8: DecodeUtf8,
): unknown {
  const shape = model.shapes[input] as StructureModel
  const body = decodeRestBody(model, shape, input, request, decodeUtf8)
  if (body instanceof Unreadable) return body
  const result = body as Record<string, unknown>
  const query = formPairs(request.query)
  if (query === undefined) return new Unreadable('The query string is not valid.')
  const sources = { claim, request, query, named: namedFields(model, shape, claim.operation) }
  for (const [name, member] of Object.entries(shape.members)) {
    const given = outsideBody(model, member, wireName(name, member), sources)
    if (given instanceof Unreadable) return given
    if (given !== undefined) result[name] = given
  }
  return result
}

function decodeRestBody(
  model: ServiceModel,
  shape: StructureModel,
  input: string,
  request: WireRequest,
  decodeUtf8: DecodeUtf8,
): unknown {
  const { payload } = shape
  if (payload !== undefined) {
    const member = shape.members[payload] as MemberModel
    const kind = model.shapes[member.shape]?.kind
    if (kind === 'blob') return request.body.length === 0 ? {} : { [payload]: request.body }
    const value = decodeJsonBody(decoders[model.service](member.shape), request.body, decodeUtf8)
    return value instanceof Unreadable ? value : { [payload]: value }
  }
  const hasBody = Object.values(shape.members).some(({ location }) => location === undefined)
  if (!hasBody || request.body.length === 0) return {}
  return decodeJsonBody(decoders[model.service](input), request.body, decodeUtf8)
}

interface Sources {
  readonly claim: Claim
  readonly request: WireRequest
  readonly query: readonly (readonly [name: string, value: string])[]
  /** Query fields that mean something of their own; the others are a map's, if there is one. */
  readonly named: ReadonlySet<string>
}

function namedFields(model: ServiceModel, shape: StructureModel, operation: string): ReadonlySet<string> {
  const own = Object.entries(shape.members)
    .filter(([, { location, shape: target }]) => location === 'querystring' && model.shapes[target]?.kind !== 'map')
    .map(([name, member]) => wireName(name, member))
  const fixed = model.operations[operation]?.uri.split('?')[1]?.split('&') ?? []
  return new Set([...own, ...fixed.map((field) => field.split('=')[0] as string)])
}

/** A member that travels in path, query or header; undefined where it is absent or belongs to the body. */
function outsideBody(model: ServiceModel, member: MemberModel, wire: string, sources: Sources): unknown {
  switch (member.location) {
    case 'uri':
      return decodeMember(model, member.shape, sources.claim.pathParameters[wire])
    case 'querystring':
      return decodeQuerystring(model, member.shape, wire, sources)
    case 'header':
      return decodeMember(model, member.shape, sources.request.headers[wire.toLowerCase()])
    case 'headers': {
      const found = Object.create(null) as Record<string, string>
      const prefix = wire.toLowerCase()
      for (const [name, value] of Object.entries(sources.request.headers)) {
        if (name.startsWith(prefix)) found[name.slice(prefix.length)] = value
      }
      return found
    }
    case 'statusCode':
    case undefined:
      return undefined
    default:
      return member.location satisfies never
  }
}

function decodeMember(model: ServiceModel, shape: string, text: string | undefined): unknown {
  const kind = model.shapes[shape]?.kind
  if (text === undefined || kind === undefined || kind === 'structure' || kind === 'list' || kind === 'map') {
    return undefined
  }
  return decodeText(kind, text)
}

/** A list takes every field of its name; a map takes all fields that are nobody else's (`PutRestApi` parameters). */
function decodeQuerystring(model: ServiceModel, name: string, wire: string, { query, named }: Sources): unknown {
  const shape = model.shapes[name]
  if (shape?.kind === 'map') {
    const result = Object.create(null) as Record<string, unknown>
    for (const [field, value] of query) if (!named.has(field)) result[field] = value
    return Object.keys(result).length === 0 ? undefined : result
  }
  const values = query.filter(([field]) => field === wire).map(([, value]) => value)
  if (shape?.kind !== 'list') return decodeMember(model, name, values.at(-1))
  if (values.length === 0) return undefined
  const decoded = values.map((value) => decodeMember(model, shape.member.shape, value))
  return decoded.find((value) => value instanceof Unreadable) ?? decoded
}
