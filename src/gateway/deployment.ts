import { limits, type Space } from '../base/index.ts'
import type { Documents } from '../store/index.ts'
import { compileBinaryMediaTypes, type BinaryMediaTypes } from './content-handling.ts'
import { compileMethod, type CompiledMethod } from './method.ts'
import { restDeployments, type DeploymentContent, type GatewayResponse, type Resource } from './model.ts'
import { compileResourcePolicy, type ResourcePolicy } from './resource-policy.ts'
import { buildRouteTree, type RouteTree } from './route-tree.ts'

/** An API as it was deployed, ready to answer: nothing of it is parsed again. */
export interface CompiledApi {
  readonly id: string
  readonly endpointDisabled: boolean
  readonly policy: ResourcePolicy
  /** Bytes from which answers are compressed; undefined: never. */
  readonly minimumCompressionSize: number | undefined
  readonly binaryMediaTypes: BinaryMediaTypes
  readonly routes: RouteTree<CompiledResource>
  /** By type, those that the API has changed. */
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>
}

export interface CompiledResource {
  readonly id: string
  readonly path: string
  /** The method that answers: its own, else ANY, which stands for seven methods. Undefined: there is none. */
  readonly methodFor: (httpMethod: string) => CompiledMethod | undefined
}

export function compileApi(content: DeploymentContent, space: Space): CompiledApi {
  return {
    id: content.api.id,
    endpointDisabled: content.api.disableExecuteApiEndpoint,
    minimumCompressionSize: content.api.minimumCompressionSize,
    policy: compileResourcePolicy(content.api.policy, space, content.api.id),
    binaryMediaTypes: compileBinaryMediaTypes(content.api.binaryMediaTypes),
    routes: buildRouteTree(content.resources, (resource) =>
      Object.keys(resource.resourceMethods ?? {}).length === 0 ? undefined : compileResource(resource, content),
    ),
    gatewayResponses: new Map(content.gatewayResponses?.map((response) => [response.responseType, response])),
  }
}

const anyMethods: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])

/** Methods are compiled when they are first called: an API of 300 resources must not hold up the process at once. */
export function compileResource(resource: Resource, content: DeploymentContent): CompiledResource {
  const methods = resource.resourceMethods ?? {}
  const compiled = new Map<string, CompiledMethod>()
  return {
    id: resource.id,
    path: resource.path,
    methodFor(httpMethod) {
      const name = Object.hasOwn(methods, httpMethod) ? httpMethod : anyMethods.has(httpMethod) ? 'ANY' : undefined
      if (name === undefined || !Object.hasOwn(methods, name)) return undefined
      const known = compiled.get(name)
      if (known !== undefined) return known
      const method = methods[name]
      if (method === undefined) return undefined
      const fresh = compileMethod(resource, method, content)
      compiled.set(name, fresh)
      return fresh
    },
  }
}

export interface DeploymentCache {
  /** Undefined: there is no such deployment. */
  get(space: Space, apiId: string, deploymentId: string): CompiledApi | undefined | Promise<CompiledApi | undefined>
}

/** Deployments never change, so they are kept until newer ones need the room; the least recently used goes first. */
export function openDeploymentCache(documents: Documents): DeploymentCache {
  const kept = new Map<string, CompiledApi>()
  let latest = ''
  return {
    get(space, apiId, deploymentId) {
      const id = `${apiId}/${deploymentId}`
      const key = `${space.account}/${space.region}/${id}`
      const known = kept.get(key)
      if (known === undefined) return load(space, id, key)
      if (key !== latest) {
        kept.delete(key)
        kept.set(key, known)
        latest = key
      }
      return known
    },
  }

  async function load(space: Space, id: string, key: string): Promise<CompiledApi | undefined> {
    const document = await documents.get(restDeployments, space, id)
    if (document === undefined) return undefined
    const api = compileApi(document.body.content, space)
    kept.set(key, api)
    latest = key
    for (const oldest of kept.keys()) {
      if (kept.size <= limits.gatewayDeployments) break
      kept.delete(oldest)
    }
    return api
  }
}
