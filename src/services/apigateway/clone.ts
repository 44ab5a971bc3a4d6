import {
  restGatewayResponses,
  restModels,
  restRequestValidators,
  restResources,
  type Resource,
  type RestApi,
} from '../../gateway/index.ts'
import { insertDocument, type Change, type Kind } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { partId } from './lookup.ts'
import { defined } from './records.ts'

/** What a clone has of its source where its own creation does not say it. */
export function clonedSettings({ binaryMediaTypes, minimumCompressionSize }: RestApi): Partial<RestApi> {
  return defined({ binaryMediaTypes, minimumCompressionSize })
}

/** Copies of everything that the source's methods need; deployments and stages are its own. Only the root's id is new. */
export async function clonedContent(call: Call, source: RestApi, api: RestApi): Promise<readonly Change[]> {
  const copies = async <Body>(kind: Kind<Body>, idOf: (body: Body) => string, copy = (body: Body): Body => body) => {
    const all = await call.ports.documents.all(kind, call.space, partId(source.id, ''))
    return all
      .map(({ body }) => copy(body))
      .map((body) => insertDocument(kind, call.space, partId(api.id, idOf(body)), body))
  }
  const idOf = ({ id }: { readonly id: string }): string => id
  return [
    ...(await copies(restResources, idOf, (resource) => underNewRoot(resource, source, api))),
    ...(await copies(restModels, ({ name }) => name)),
    ...(await copies(restRequestValidators, idOf)),
    ...(await copies(restGatewayResponses, ({ responseType }) => responseType)),
  ]
}

function underNewRoot(resource: Resource, source: RestApi, api: RestApi): Resource {
  const renamed = (id: string): string => (id === source.rootResourceId ? api.rootResourceId : id)
  const { id, parentId } = resource
  return defined({ ...resource, id: renamed(id), parentId: parentId === undefined ? undefined : renamed(parentId) })
}
