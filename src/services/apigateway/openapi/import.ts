import { succeed, type Outcome } from '../../../base/index.ts'
import {
  nowhere,
  restApiHomes,
  restApis,
  restGatewayResponses,
  restModels,
  restRequestValidators,
  restResources,
  type Resource,
  type RestApi,
} from '../../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../../protocol/index.ts'
import {
  insertDocument,
  removeDocument,
  replaceDocument,
  type Change,
  type Document,
  type Kind,
} from '../../../store/index.ts'
import type { Call } from '../../contract.ts'
import { commit, type Plan } from '../changes.ts'
import { badRequest } from '../failures.ts'
import { findApi, newShortId, partId } from '../lookup.ts'
import {
  checkPolicy,
  compressionMax,
  compressionMessage,
  endpointTypes,
  endpointTypesMessage,
} from '../rest-api-patches.ts'
import { assign, entryOf, unlessEmpty } from '../records.ts'
import { answerOf, answerWithTags, endpointOf, newApi } from '../rest-apis.ts'
import { checkPlan } from './check.ts'
import { parseDocument, type ApiDocument } from './document.ts'
import type { DocumentationPart } from '../documentation-parts.ts'
import { partChanges, partsOf } from './documentation.ts'
import { planImport, type ImportPlan } from './plan.ts'

type Answer = ApigatewayShapes.RestApi
type Mode = 'merge' | 'overwrite'

/** A new API out of an OpenAPI document. Of its models only those of the document are there. */
export async function importRestApi(
  input: ApigatewayOperations['ImportRestApi']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  const document = parseDocument(input.body)
  if (!document.ok) return document
  const type = entryOf(input.parameters, 'endpointConfigurationTypes')
  const named = endpointTypes.find((known) => known === type)
  if (type !== undefined && named === undefined) return badRequest(endpointTypesMessage)
  const endpoint = endpointOf(named === undefined ? undefined : { types: [named] }, undefined)
  if (!endpoint.ok) return endpoint
  return commit(call, async () => {
    const fresh = newApi({ name: 'untitled' }, endpoint.value, call)
    const root: Resource = { id: fresh.rootResourceId, path: '/' }
    const plan = planImport(document.value, {
      restApiId: fresh.id,
      existing: [root],
      validatorIds: {},
      newId: () => newShortId(call),
      basePath: basePathMode(input.parameters),
    })
    const refused = plan.ok ? await checkPlan(call, plan.value, new Set()) : plan
    if (!plan.ok || refused !== undefined) return refused ?? badRequest('Invalid OpenAPI input.')
    const api = withSettings(fresh, plan.value, 'merge')
    const parts = documentationOf(document.value, input.parameters, call)
    const settings = checkSettings(api)
    if (settings !== undefined) return settings
    return succeed<Plan<Answer>>({
      changes: [
        insertDocument(restApis, call.space, api.id, api),
        insertDocument(restApiHomes, nowhere, api.id, call.space),
        ...contentsOf(plan.value).flatMap((content) => content.replace(call, api.id, [], 'overwrite')),
        ...(await partChanges(call, api.id, parts, 'merge')),
      ],
      output: answerOf(api),
    })
  })
}

/** The document over what is there: `merge` keeps what it does not name, `overwrite` does not. Stages stay either way. */
export async function putRestApi(
  input: ApigatewayOperations['PutRestApi']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  const document = parseDocument(input.body)
  if (!document.ok) return document
  const mode = input.mode ?? 'merge'
  return commit(call, async () => {
    const { documents } = call.ports
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const prefix = partId(input.restApiId, '')
    const resources = await documents.all(restResources, call.space, prefix)
    const validators = mode === 'merge' ? await documents.all(restRequestValidators, call.space, prefix) : []
    const plan = planImport(document.value, {
      restApiId: input.restApiId,
      validatorIds: Object.fromEntries(validators.map(({ body }) => [body.name ?? '', body.id])),
      existing: keptResources(resources, mode),
      newId: () => newShortId(call),
      basePath: basePathMode(input.parameters),
    })
    if (!plan.ok) return plan
    const models = mode === 'merge' ? await documents.all(restModels, call.space, prefix) : []
    const known = new Set(models.map(({ body }) => body.name))
    const body = withSettings(api.value.body, plan.value, mode)
    const refused = (await checkPlan(call, plan.value, known)) ?? checkSettings(body)
    if (refused !== undefined) return refused
    const changes: Change[] = [replaceDocument(restApis, call.space, api.value, body)]
    for (const { kind, replace } of contentsOf(plan.value)) {
      changes.push(...replace(call, input.restApiId, await documents.all(kind, call.space, prefix), mode))
    }
    const parts = documentationOf(document.value, input.parameters, call)
    changes.push(...(await partChanges(call, input.restApiId, parts, mode)))
    return succeed({ changes, output: answerWithTags(body) })
  })
}

/** `ignore=documentation` leaves it out. */
function documentationOf(
  document: ApiDocument,
  parameters: Readonly<Record<string, string>> | undefined,
  call: Call,
): readonly DocumentationPart[] {
  return entryOf(parameters, 'ignore') === 'documentation' ? [] : partsOf(document.root, () => newShortId(call))
}

function basePathMode(parameters: Readonly<Record<string, string>> | undefined): string {
  return entryOf(parameters, 'basepath') ?? 'ignore'
}

/** Overwriting, only the root is left, and nothing on it. */
function keptResources(resources: readonly Document<Resource>[], mode: Mode): readonly Resource[] {
  const bodies = resources.map(({ body }) => body)
  if (mode === 'merge') return bodies
  return bodies.filter(({ path }) => path === '/').map((root) => assign(root, 'resourceMethods', undefined))
}

/** What overwriting takes away where the document does not say it; addresses and tags are not among it. */
const overwritten = ['description', 'version', 'minimumCompressionSize'] as const

/** Name and version come from the document also when merging; media types are then joined. */
function withSettings(api: RestApi, plan: ImportPlan, mode: Mode): RestApi {
  const { binaryMediaTypes = [], ...settings } = plan.api
  const types = mode === 'merge' ? [...(api.binaryMediaTypes ?? []), ...binaryMediaTypes] : binaryMediaTypes
  const bare = overwritten.reduce<RestApi>((body, key) => assign(body, key, undefined), {
    ...api,
    apiKeySource: 'HEADER',
  })
  const before = mode === 'merge' ? api : bare
  return assign({ ...before, ...settings }, 'binaryMediaTypes', unlessEmpty([...new Set(types)]))
}

function checkSettings({ minimumCompressionSize: size, policy }: RestApi): Outcome<never> | undefined {
  if (size !== undefined && (size < 0 || size > compressionMax)) return badRequest(compressionMessage)
  const checked = checkPolicy(policy)
  return checked.ok ? undefined : checked
}

/** The documents of one kind that an import writes. */
interface Content {
  readonly kind: Kind<unknown>
  readonly replace: (
    call: Call,
    restApiId: string,
    stored: readonly Document<unknown>[],
    mode: Mode,
  ) => readonly Change[]
}

function contentsOf(plan: ImportPlan): readonly Content[] {
  return [
    contentOf(restResources, plan.resources, ({ id }) => id, true),
    contentOf(restModels, plan.models, ({ name }) => name),
    contentOf(restRequestValidators, plan.requestValidators, ({ id }) => id),
    contentOf(restGatewayResponses, plan.gatewayResponses, ({ responseType }) => responseType),
  ]
}

/** `complete`: the bodies are all there shall be, whatever the mode. */
function contentOf<Body>(
  kind: Kind<Body>,
  bodies: readonly Body[],
  idOf: (body: Body) => string,
  complete = false,
): Content {
  return {
    kind,
    replace: (call, restApiId, stored, mode) => {
      const wanted = new Map(bodies.map((body) => [partId(restApiId, idOf(body)), body]))
      const changes: Change[] = []
      for (const document of stored as readonly Document<Body>[]) {
        const body = wanted.get(document.id)
        wanted.delete(document.id)
        if (body !== undefined) changes.push(replaceDocument(kind, call.space, document, body))
        else if (complete || mode === 'overwrite') changes.push(removeDocument(kind, call.space, document))
      }
      for (const [id, body] of wanted) changes.push(insertDocument(kind, call.space, id, body))
      return changes
    },
  }
}
