import { limits, succeed, type Outcome } from '../../base/index.ts'
import {
  restApis,
  restDeployments,
  restStages,
  type CanarySettings,
  type Deployment,
  type Stage,
} from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { insertDocument, replaceDocument, type Command, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { commit, deleteDocument, requireDocument, type Nothing } from './changes.ts'
import { badRequest, conflict, limitExceeded, unknown } from './failures.ts'
import { findApi, partId, wholeSecond, type ApiInput } from './lookup.ts'
import { applyPatch } from './patch.ts'
import { defined, unlessEmpty } from './records.ts'
import { stagePatches } from './stage-patches.ts'
import { checkStageName, checkVariables, withCache } from './stage-values.ts'

export interface StageInput extends ApiInput {
  readonly stageName: string
}

export function createStage(
  input: ApigatewayOperations['CreateStage']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Stage>> {
  return commit(call, async () => {
    const { restApiId, stageName } = input
    const api = await findApi(call, restApiId)
    if (!api.ok) return api
    const stage = newStage(call, {
      ...input,
      canarySettings: canaryOf(input.canarySettings, input.deploymentId),
    })
    const refused = checkStageName(stageName) ?? checkVariables(stage.variables) ?? checkCanary(stage.canarySettings)
    if (refused !== undefined) return refused
    const deployments = await requireDeployments(call, restApiId, stage)
    if (!deployments.ok) return deployments
    const stages = await allStages(call, restApiId)
    if (stages.some(({ body }) => body.stageName === stageName)) return conflict('Stage already exists')
    const full = checkRoom(stages.length)
    if (full !== undefined) return full
    return succeed({
      changes: [
        insertDocument(restStages, call.space, partId(restApiId, stageName), stage),
        // Its revision grows with each stage, so that no deployment goes while a stage comes for it.
        replaceDocument(restApis, call.space, api.value, api.value.body),
      ],
      commands: deployments.value,
      output: stage,
    })
  })
}

interface StageSettings {
  readonly stageName: string
  readonly deploymentId: string
  readonly description?: string | undefined
  readonly cacheClusterEnabled?: boolean | undefined
  readonly cacheClusterSize?: Stage['cacheClusterSize'] | undefined
  readonly variables?: Readonly<Record<string, string>> | undefined
  readonly documentationVersion?: string | undefined
  readonly canarySettings?: CanarySettings | undefined
  readonly tracingEnabled?: boolean | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
}

/** A stage with AWS's defaults. */
export function newStage(call: Call, settings: StageSettings): Stage {
  const at = wholeSecond(call)
  const stage: Stage = defined({
    stageName: settings.stageName,
    deploymentId: settings.deploymentId,
    createdDate: at,
    lastUpdatedDate: at,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE' as const,
    tracingEnabled: settings.tracingEnabled ?? false,
    methodSettings: {},
    description: settings.description === '' ? undefined : settings.description,
    documentationVersion: settings.documentationVersion,
    variables: unlessEmpty(settings.variables),
    canarySettings: settings.canarySettings,
    tags: unlessEmpty(settings.tags),
  })
  return settings.cacheClusterEnabled === true ? withCache(stage, true, settings.cacheClusterSize) : stage
}

/** A canary as it is stored; without a deployment of its own it points where the stage points. */
export function canaryOf(
  asked: ApigatewayShapes.CanarySettings | undefined,
  deploymentId: string,
): CanarySettings | undefined {
  if (asked === undefined) return undefined
  return defined({
    percentTraffic: asked.percentTraffic ?? 0,
    deploymentId: asked.deploymentId ?? deploymentId,
    stageVariableOverrides: unlessEmpty(asked.stageVariableOverrides),
    useStageCache: asked.useStageCache ?? false,
  })
}

export function checkCanary(canary: CanarySettings | undefined): Outcome<never> | undefined {
  if (canary === undefined) return undefined
  if (canary.percentTraffic < 0 || canary.percentTraffic > 100) {
    return badRequest('Invalid canary traffic percentage, must be between 0.0 and 100.0')
  }
  return checkVariables(canary.stageVariableOverrides)
}

export function checkRoom(stages: number): Outcome<never> | undefined {
  return stages < limits.apiStages
    ? undefined
    : limitExceeded(
        'Maximum number of stages for this API has been reached. Please contact AWS if you need additional stages.',
      )
}

/** The deployments a stage points to must be there, also when it is written. */
async function requireDeployments(call: Call, restApiId: string, stage: Stage): Promise<Outcome<readonly Command[]>> {
  const commands: Command[] = []
  const ids = [stage.deploymentId, stage.canarySettings?.deploymentId].filter((id) => id !== undefined)
  for (const id of new Set(ids)) {
    const deployment: Document<Deployment> | undefined = await call.ports.documents.get(
      restDeployments,
      call.space,
      partId(restApiId, id),
    )
    if (deployment === undefined) return badRequest('Deployment id does not exist')
    commands.push(requireDocument(restDeployments, call.space, deployment))
  }
  return succeed(commands)
}

export function allStages(call: Call, restApiId: string): Promise<readonly Document<Stage>[]> {
  return call.ports.documents.all(restStages, call.space, partId(restApiId, ''))
}

export async function findStage(call: Call, input: StageInput): Promise<Outcome<Document<Stage>>> {
  const found = await call.ports.documents.get(restStages, call.space, partId(input.restApiId, input.stageName))
  return found === undefined ? unknown.stage() : succeed(found)
}

export async function getStage(input: StageInput, call: Call): Promise<Outcome<ApigatewayShapes.Stage>> {
  const stage = await findStage(call, input)
  return stage.ok ? succeed(stage.value.body) : stage
}

export async function getStages(
  input: ApigatewayOperations['GetStages']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Stages>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const stages = (await allStages(call, input.restApiId)).map(({ body }) => body)
  return succeed({
    item: stages.filter(({ deploymentId }) => input.deploymentId === undefined || deploymentId === input.deploymentId),
  })
}

export function updateStage(
  input: ApigatewayOperations['UpdateStage']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Stage>> {
  return commit(call, async () => {
    const stage = await findStage(call, input)
    if (!stage.ok) return stage
    const patched = applyPatch(stagePatches, stage.value.body, input.patchOperations)
    if (!patched.ok) return patched
    const deployments = await requireDeployments(call, input.restApiId, patched.value)
    if (!deployments.ok) return deployments
    const updated: Stage = { ...patched.value, lastUpdatedDate: wholeSecond(call) }
    return succeed({
      changes: [replaceDocument(restStages, call.space, stage.value, updated)],
      commands: deployments.value,
      output: updated,
    })
  })
}

export function deleteStage(input: StageInput, call: Call): Promise<Outcome<Nothing>> {
  return deleteDocument(call, restStages, () => findStage(call, input))
}
