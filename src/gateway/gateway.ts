import type { Chance, Clock, Space } from '../base/index.ts'
import type { Documents } from '../store/index.ts'
import type { ActionPort, Gateway, GatewayRequest, InvokeAddress } from './contract.ts'
import { openDeploymentCache, type DeploymentCache } from './deployment.ts'
import { newExchange, type Exchange, type ExchangePorts, type ExchangeStage } from './exchange.ts'
import { answerFailure } from './failure-answer.ts'
import { newExtendedRequestId, requestIdOf } from './identity.ts'
import { openKeyRing } from './key-ring.ts'
import { nowhere, restApiHomes, restStages, type Stage } from './model.ts'
import { runStages } from './stages.ts'
import { testInvoke } from './test-invoke.ts'
import { openUsageMeter } from './usage.ts'

export interface GatewayPorts {
  readonly documents: Documents
  readonly actions: ActionPort
  readonly clock: Clock
  readonly chance: Chance
  /** Calls back after that many milliseconds unless the returned function is called before. Real time unless given. */
  readonly after?: (milliseconds: number, callback: () => void) => () => void
  /** Hears of defects of ours; the client gets 500. */
  readonly onDefect?: (error: unknown) => void
}

/** The data plane over the documents of the control plane. It keeps compiled deployments, and counts what usage plans limit. */
export function openGateway(ports: GatewayPorts): Gateway {
  const cache = openDeploymentCache(ports.documents)
  const inner: ExchangePorts = {
    actions: ports.actions,
    clock: ports.clock,
    chance: ports.chance,
    keys: openKeyRing(ports.documents),
    usage: openUsageMeter(),
    after: ports.after ?? afterRealTime,
  }
  return {
    async invoke(address, request) {
      const requestId = requestIdOf(request.headers, ports.chance)
      const extendedRequestId = newExtendedRequestId(ports.chance)
      const identity = { requestId, extendedRequestId }
      let exchange: Exchange | undefined
      try {
        exchange = await openExchange(ports.documents, cache, inner, address, request, identity)
        if (exchange === undefined) return answerFailure({ type: 'INVALID_API_KEY' }, undefined, identity)
        const failure = await runStages(exchange)
        if (failure === undefined && exchange.answer !== undefined) return exchange.answer
        return answerFailure(failure ?? { type: 'DEFAULT_5XX' }, exchange, identity)
      } catch (error) {
        ports.onDefect?.(error)
        return answerFailure({ type: 'DEFAULT_5XX' }, undefined, identity)
      }
    },
    testInvoke: (test) => testInvoke(ports.documents, inner, ports.onDefect, test),
  }
}

function afterRealTime(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

/** Undefined: nothing is deployed there, or the API's own address is switched off. Both are told as `Forbidden`. */
async function openExchange(
  documents: Documents,
  cache: DeploymentCache,
  ports: ExchangePorts,
  address: InvokeAddress,
  wire: GatewayRequest,
  identity: { readonly requestId: string; readonly extendedRequestId: string },
): Promise<Exchange | undefined> {
  const apiId = address.apiId.toLowerCase()
  const home = await documents.get(restApiHomes, nowhere, apiId)
  if (home === undefined) return undefined
  const space: Space = home.body
  const document = await documents.get(restStages, space, `${apiId}/${address.stageName}`)
  if (document === undefined) return undefined
  const stage = exchangeStage(document.body, ports.chance)
  const known = cache.get(space, apiId, stage.deploymentId)
  const api = known instanceof Promise ? await known : known
  if (api === undefined || api.endpointDisabled) return undefined
  const start = { ports, space, api, stage, wire, path: address.path, startedAt: ports.clock.now() }
  return newExchange({ ...start, ...identity, log: undefined, method: undefined })
}

/** A canary takes its share of the requests by chance, with its deployment and its variables over the stage's. */
function exchangeStage(stage: Stage, chance: Chance): ExchangeStage {
  const { stageName: name, deploymentId, canarySettings: canary, variables = noVariables } = stage
  const methodSettings = hasMembers(stage.methodSettings) ? stage.methodSettings : undefined
  if (canary === undefined) return { name, deploymentId, variables, methodSettings, canary: undefined }
  if (chance.random() * 100 >= canary.percentTraffic) {
    return { name, deploymentId, variables, methodSettings, canary: false }
  }
  return {
    name,
    deploymentId: canary.deploymentId,
    variables: { ...variables, ...canary.stageVariableOverrides },
    methodSettings,
    canary: true,
  }
}

function hasMembers(record: object): boolean {
  for (const _ in record) return true
  return false
}

const noVariables: Readonly<Record<string, string>> = Object.freeze({})
