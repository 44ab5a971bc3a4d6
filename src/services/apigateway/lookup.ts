import { randomText, succeed, type Outcome } from '../../base/index.ts'
import { restApis, restResources, type Method, type Resource, type RestApi } from '../../gateway/index.ts'
import type { Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { unknown } from './failures.ts'
import { entryOf } from './records.ts'

export interface ApiInput {
  readonly restApiId: string
}

export interface ResourceInput extends ApiInput {
  readonly resourceId: string
}

export interface MethodInput extends ResourceInput {
  readonly httpMethod: string
}

/** Ids of what belongs to an API begin with the API's id. */
export function partId(restApiId: string, id: string): string {
  return `${restApiId}/${id}`
}

export async function findApi(call: Call, restApiId: string): Promise<Outcome<Document<RestApi>>> {
  const found = await call.ports.documents.get(restApis, call.space, restApiId)
  return found === undefined ? unknown.api(call.space.account, restApiId) : succeed(found)
}

/** An unknown API is told as an unknown resource, as recorded for every call below a resource. */
export async function findResource(call: Call, input: ResourceInput): Promise<Outcome<Document<Resource>>> {
  const id = partId(input.restApiId, input.resourceId)
  const found = await call.ports.documents.get(restResources, call.space, id)
  return found === undefined ? unknown.resource() : succeed(found)
}

export async function findMethod(call: Call, input: MethodInput): Promise<Outcome<Method>> {
  const resource = await findResource(call, input)
  if (!resource.ok) return resource
  const method = methodOf(resource.value.body, input.httpMethod)
  return method === undefined ? unknown.method() : succeed(method)
}

export function methodOf(resource: Resource, httpMethod: string): Method | undefined {
  return entryOf(resource.resourceMethods, httpMethod)
}

const idAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Ids of APIs, root resources and API keys. */
export function newLongId(call: Call): string {
  return randomText(call.ports.chance, 10, idAlphabet)
}

/** Ids of everything that belongs to an API. */
export function newShortId(call: Call): string {
  return randomText(call.ports.chance, 6, idAlphabet)
}

/** AWS keeps dates of this service in whole seconds. */
export function wholeSecond(call: Call): number {
  return call.now - (call.now % 1000)
}
