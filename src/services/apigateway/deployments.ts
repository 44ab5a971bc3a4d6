import { succeed, type Outcome } from '../../base/index.ts'
import {
  restApis,
  restDeployments,
  restGatewayResponses,
  restModels,
  restRequestValidators,
  restResources,
  restStages,
  type Deployment,
  type DeploymentContent,
  type RestApi,
  type Stage,
} from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import {
  insertDocument,
  removeDocument,
  replaceDocument,
  type Change,
  type Document,
  type Kind,
} from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, patchDocument, requireDocument, type Nothing } from './changes.ts'
import { badRequest, notFound, unknown } from './failures.ts'
import { findApi, newShortId, partId, wholeSecond, type ApiInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { refuseByPath, text, type PatchTable } from './patch.ts'
import { assign, defined, unlessEmpty } from './records.ts'
import { allStages, canaryOf, checkCanary, checkRoom, newStage } from './stages.ts'
import { checkStageName, checkVariables, withCache } from './stage-values.ts'

type Answer = ApigatewayShapes.Deployment
type CreateInput = ApigatewayOperations['CreateDeployment']['input']

interface DeploymentInput extends ApiInput {
  readonly deploymentId: string
}

/** Freezes what the API is now. With a stage's name, that stage points to it in the same write, and is made if need be. */
export function createDeployment(input: CreateInput, call: Call): Promise<Outcome<Answer>> {
  return commit(call, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const content = await freeze(call, api.value.body)
    const refused = checkContent(content)
    if (refused !== undefined) return refused
    const deployment: Deployment = defined({
      id: newShortId(call),
      createdDate: wholeSecond(call),
      description: input.description === '' ? undefined : input.description,
      content,
    })
    const stage = await stageChanges(call, input, deployment.id, api.value)
    if (!stage.ok) return stage
    return succeed({
      changes: [
        insertDocument(restDeployments, call.space, partId(input.restApiId, deployment.id), deployment),
        ...stage.value,
      ],
      // Writes the API itself where a stage is new; else the API must still be there.
      commands: stage.value.length > 1 ? [] : [requireDocument(restApis, call.space, api.value)],
      output: answerOf(deployment, false),
    })
  })
}

async function freeze(call: Call, api: RestApi): Promise<DeploymentContent> {
  const bodies = async <T>(kind: Kind<T>): Promise<readonly T[]> =>
    (await call.ports.documents.all(kind, call.space, partId(api.id, ''))).map(({ body }) => body)
  return {
    api,
    resources: await bodies(restResources),
    models: await bodies(restModels),
    requestValidators: await bodies(restRequestValidators),
    gatewayResponses: await bodies(restGatewayResponses),
  }
}

function checkContent(content: DeploymentContent): Outcome<never> | undefined {
  const methods = content.resources.flatMap(({ resourceMethods }) => Object.values(resourceMethods ?? {}))
  if (methods.length === 0) return badRequest("The REST API doesn't contain any methods")
  return methods.some(({ methodIntegration }) => methodIntegration === undefined)
    ? notFound('No integration defined for method')
    : undefined
}

async function stageChanges(
  call: Call,
  input: CreateInput,
  deploymentId: string,
  api: Document<RestApi>,
): Promise<Outcome<readonly Change[]>> {
  const { stageName, canarySettings } = input
  if (canarySettings !== undefined && (stageName === undefined || stageName === '')) {
    return badRequest(
      `Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is ${stageName ?? 'null'}`,
    )
  }
  if (stageName === undefined || stageName === '') return succeed([])
  const stages = await allStages(call, input.restApiId)
  const existing = stages.find(({ body }) => body.stageName === stageName)
  const canary = canaryOf(canarySettings, deploymentId)
  const refused = checkStageName(stageName) ?? checkVariables(input.variables) ?? checkCanary(canary)
  if (refused !== undefined) return refused
  if (existing !== undefined) {
    const body =
      canary === undefined ? repoint(call, existing.body, input, deploymentId) : withCanary(call, existing.body, canary)
    return succeed([replaceDocument(restStages, call.space, existing, body)])
  }
  if (canary !== undefined) {
    return badRequest(
      `Invalid deployment content specified.Stage ${stageName} must already be created before making a canary release deployment`,
    )
  }
  const full = checkRoom(stages.length)
  if (full !== undefined) return full
  const stage = newStage(call, {
    ...input,
    stageName,
    deploymentId,
    description: input.stageDescription,
    canarySettings: undefined,
  })
  return succeed([
    insertDocument(restStages, call.space, partId(input.restApiId, stageName), stage),
    replaceDocument(restApis, call.space, api, api.body),
  ])
}

/** What the call says of the stage is set, all else stays. */
function repoint(call: Call, stage: Stage, input: CreateInput, deploymentId: string): Stage {
  const { stageDescription, variables, tracingEnabled, cacheClusterEnabled } = input
  const pointed: Stage = {
    ...stage,
    deploymentId,
    lastUpdatedDate: wholeSecond(call),
    tracingEnabled: tracingEnabled ?? stage.tracingEnabled,
  }
  const described = stageDescription === undefined ? pointed : assign(pointed, 'description', stageDescription)
  const varied = variables === undefined ? described : assign(described, 'variables', unlessEmpty(variables))
  return cacheClusterEnabled === undefined ? varied : withCache(varied, cacheClusterEnabled, input.cacheClusterSize)
}

function withCanary(call: Call, stage: Stage, canarySettings: NonNullable<Stage['canarySettings']>): Stage {
  return { ...stage, canarySettings, lastUpdatedDate: wholeSecond(call) }
}

async function findDeployment(call: Call, input: DeploymentInput): Promise<Outcome<Document<Deployment>>> {
  const id = partId(input.restApiId, input.deploymentId)
  const found = await call.ports.documents.get(restDeployments, call.space, id)
  return found === undefined ? unknown.deployment() : succeed(found)
}

export async function getDeployment(
  input: ApigatewayOperations['GetDeployment']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  const deployment = await findDeployment(call, input)
  if (!deployment.ok) return deployment
  return succeed(answerOf(deployment.value.body, input.embed?.includes('apisummary') === true))
}

export async function getDeployments(
  input: ApigatewayOperations['GetDeployments']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Deployments>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const all = await call.ports.documents.all(restDeployments, call.space, partId(input.restApiId, ''))
  const page = pageOf(all, ({ id }) => id, input)
  return succeed({ ...page, items: page.items.map(({ body }) => answerOf(body, false)) })
}

function answerOf(deployment: Deployment, summary: boolean): Answer {
  const { id, createdDate, description, content } = deployment
  return defined({ id, createdDate, description, apiSummary: summary ? summaryOf(content) : undefined })
}

/** Path -> method -> who may call. */
function summaryOf(content: DeploymentContent): NonNullable<Answer['apiSummary']> {
  return Object.fromEntries(
    content.resources
      .filter(({ resourceMethods }) => resourceMethods !== undefined)
      .map(({ path, resourceMethods = {} }) => [
        path,
        Object.fromEntries(
          Object.values(resourceMethods).map(({ httpMethod, authorizationType, apiKeyRequired }) => [
            httpMethod,
            { authorizationType, apiKeyRequired },
          ]),
        ),
      ]),
  )
}

const patches: PatchTable<Deployment> = {
  rules: [{ path: '/description', replace: text('description') }],
  refuse: refuseByPath,
}

export function updateDeployment(
  input: ApigatewayOperations['UpdateDeployment']['input'],
  call: Call,
): Promise<Outcome<Answer>> {
  return patchDocument(call, {
    kind: restDeployments,
    find: () => findDeployment(call, input),
    table: patches,
    operations: input.patchOperations,
    answer: (deployment) => answerOf(deployment, false),
  })
}

/** Not while a stage points to it. The stages and the API (for new ones) must not change meanwhile. */
export function deleteDeployment(input: DeploymentInput, call: Call): Promise<Outcome<Nothing>> {
  return commit(call, async () => {
    const deployment = await findDeployment(call, input)
    if (!deployment.ok) return deployment
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return api
    const stages = await allStages(call, input.restApiId)
    const used = stages.some(
      ({ body }) =>
        body.deploymentId === input.deploymentId || body.canarySettings?.deploymentId === input.deploymentId,
    )
    if (used) return badRequest('Active stages pointing to this deployment must be moved or deleted')
    return succeed({
      changes: [removeDocument(restDeployments, call.space, deployment.value)],
      commands: [
        requireDocument(restApis, call.space, api.value),
        ...stages.map((stage) => requireDocument(restStages, call.space, stage)),
      ],
      output: {},
    })
  })
}
