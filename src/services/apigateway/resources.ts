import { limits, succeed, type Outcome } from '../../base/index.ts'
import { restResources, type Resource } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument, replaceDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, type Nothing } from './changes.ts'
import { badRequest, conflict, limitExceeded, unknown } from './failures.ts'
import { findApi, findResource, newShortId, partId, type ResourceInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { applyPatch, refuseWithPaths, type PatchTable } from './patch.ts'
import { defined } from './records.ts'

type Answer = ApigatewayShapes.Resource
type Documents = readonly Document<Resource>[]

export function createResource(
  input: ApigatewayOperations['CreateResource']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return commit(call, async () => {
    const { restApiId, parentId, pathPart } = input
    const parent = await findResource(call, { restApiId, resourceId: parentId })
    if (!parent.ok) return parent
    const all = await allResources(call, restApiId)
    const refused = checkPlace(parent.value.body, pathPart, bodiesOf(all))
    if (refused !== undefined) return refused
    if (all.length >= limits.apiResources) return tooManyResources()
    const resource: Resource = {
      id: newShortId(call),
      parentId,
      pathPart,
      path: pathBelow(parent.value.body, pathPart),
    }
    return succeed({
      changes: [
        insertDocument(restResources, call.space, partId(restApiId, resource.id), resource),
        // Its revision grows with each child, so that no two of one name, and none below a removed parent, get in.
        replaceDocument(restResources, call.space, parent.value, parent.value.body),
      ],
      output: answerOf(resource, false),
    })
  })
}

const pathPartPattern = /^(?:[\w.,:-]+|\{[\w.,:-]+\+?\})$/

export function tooManyResources(): Outcome<never> {
  return limitExceeded(
    'Maximum number of resources for this API has been reached. Please contact AWS if you need additional resources.',
  )
}

function bodiesOf(documents: Documents): readonly Resource[] {
  return documents.map(({ body }) => body)
}

/** Whether a resource can stand below that parent; `self` is left out of its siblings. */
export function checkPlace(
  parent: Resource,
  pathPart: string,
  all: readonly Resource[],
  self?: string,
): ReturnType<typeof badRequest> | undefined {
  if (!pathPartPattern.test(pathPart)) {
    return badRequest(
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    )
  }
  if (isGreedy(parent.pathPart)) {
    return badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`)
  }
  const siblings = all.filter(({ id, parentId }) => parentId === parent.id && id !== self)
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) {
    return conflict(`Another resource with the same parent already has this name: ${pathPart}`)
  }
  const variable = siblings.find((sibling) => isVariable(sibling.pathPart))
  return variable !== undefined && isVariable(pathPart)
    ? badRequest(
        `A sibling (${variable.pathPart}) of this resource already has a variable path part -- only one is allowed`,
      )
    : undefined
}

function isVariable(pathPart: string | undefined): boolean {
  return pathPart?.startsWith('{') === true
}

function isGreedy(pathPart: string | undefined): boolean {
  return pathPart?.endsWith('+}') === true
}

function pathBelow(parent: Resource, pathPart: string): string {
  return parent.path === '/' ? `/${pathPart}` : `${parent.path}/${pathPart}`
}

function allResources(call: Call, restApiId: string): Promise<Documents> {
  return call.ports.documents.all(restResources, call.space, partId(restApiId, ''))
}

export async function getResource(
  input: ApigatewayOperations['GetResource']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  const resource = await findResource(call, input)
  return resource.ok ? succeed(answerOf(resource.value.body, embedsMethods(input))) : resource
}

export async function getResources(
  input: ApigatewayOperations['GetResources']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Resources>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const all = await allResources(call, input.restApiId)
  const page = pageOf(all, ({ body }) => body.path, input)
  return succeed({ ...page, items: page.items.map(({ body }) => answerOf(body, embedsMethods(input))) })
}

function embedsMethods(input: { readonly embed?: readonly string[] | undefined }): boolean {
  return input.embed?.includes('methods') === true
}

/** Methods stand as `{}` unless they are embedded. */
function answerOf(resource: Resource, methods: boolean): Answer {
  const { id, parentId, pathPart, path, resourceMethods } = resource
  const names = Object.keys(resourceMethods ?? {})
  const blank = names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, {}]))
  return defined({ id, parentId, pathPart, path, resourceMethods: methods ? resourceMethods : blank })
}

/** What a PATCH asks for; the tree decides afterwards whether it can be. */
interface Move {
  readonly parentId: string | undefined
  readonly pathPart: string | undefined
}

const patches: PatchTable<Move> = {
  rules: [
    {
      path: '/parentId',
      replace: (move, { value }) =>
        move.parentId === undefined
          ? badRequest('Root resource cannot update its parentId.')
          : succeed({ ...move, parentId: value ?? '' }),
    },
    {
      path: '/pathPart',
      replace: (move, { value }) =>
        move.pathPart === undefined
          ? badRequest('Root resource cannot update its pathPart.')
          : succeed({ ...move, pathPart: value ?? '' }),
    },
  ],
  refuse: refuseWithPaths,
}

export function updateResource(
  input: ApigatewayOperations['UpdateResource']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return commit(call, async () => {
    const resource = await findResource(call, input)
    if (!resource.ok) return resource
    const { body } = resource.value
    const patched = applyPatch(patches, { parentId: body.parentId, pathPart: body.pathPart }, input.patchOperations)
    if (!patched.ok) return patched
    const { parentId, pathPart } = patched.value
    if (parentId === undefined || pathPart === undefined) {
      return succeed({ changes: [], output: answerOf(body, false) })
    }
    const all = await allResources(call, input.restApiId)
    const parent = all.find(({ body: other }) => other.id === parentId)
    if (parent === undefined) return unknown.resource()
    const subtree = subtreeOf(resource.value, all)
    if (subtree.some(({ id }) => id === parent.id)) return badRequest('Resources cannot be cyclical.')
    const refused = checkPlace(parent.body, pathPart, bodiesOf(all), body.id)
    if (refused !== undefined) return refused
    if (isGreedy(pathPart) && subtree.length > 1) {
      return badRequest(`Cannot create a child of a resource with a greedy path variable: ${pathPart}`)
    }
    const moved: Resource = { ...body, parentId, pathPart, path: pathBelow(parent.body, pathPart) }
    return succeed({
      changes: [
        replaceDocument(restResources, call.space, parent, parent.body),
        replaceDocument(restResources, call.space, resource.value, moved),
        ...subtree.slice(1).map((below) =>
          replaceDocument(restResources, call.space, below, {
            ...below.body,
            path: moved.path + below.body.path.slice(body.path.length),
          }),
        ),
      ],
      output: answerOf(moved, false),
    })
  })
}

/** The resource itself first, then everything below it. */
function subtreeOf(root: Document<Resource>, all: Documents): Documents {
  const children = new Map<string, Document<Resource>[]>()
  for (const document of all) {
    const { parentId } = document.body
    if (parentId !== undefined) children.set(parentId, [...(children.get(parentId) ?? []), document])
  }
  const found: Document<Resource>[] = [root]
  for (const document of found) found.push(...(children.get(document.body.id) ?? []))
  return found
}

export function deleteResource(input: ResourceInput, call: Call): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const resource = await findResource(call, input)
    if (!resource.ok) return resource
    if (resource.value.body.parentId === undefined) return badRequest('Root resource cannot be deleted')
    const subtree = subtreeOf(resource.value, await allResources(call, input.restApiId))
    return succeed({
      changes: subtree.map((document) => removeDocument(restResources, call.space, document)),
      output: {},
    })
  })
}
