import { createHash } from 'node:crypto'

import type { Space } from '../base/index.ts'
import type { Documents } from '../store/index.ts'
import {
  apiKeys,
  apiKeyValues,
  usagePlanKeys,
  usagePlans,
  type ApiKey,
  type ApiStage,
  type UsagePlan,
} from './key-model.ts'

/** Finds the key with that value, and the plan that lets it into a stage. */
export interface KeyRing {
  find(space: Space, apiId: string, stageName: string, value: string): Promise<AdmittedKey | undefined>
}

export interface AdmittedKey {
  readonly key: ApiKey
  readonly plan: UsagePlan
  readonly stage: ApiStage
}

export function openKeyRing(documents: Documents): KeyRing {
  return {
    async find(space, apiId, stageName, value) {
      const valueId = createHash('sha256').update(value).digest('hex')
      const named = await documents.get(apiKeyValues, space, valueId)
      const key = named === undefined ? undefined : await documents.get(apiKeys, space, named.body.keyId)
      if (key === undefined || !key.body.enabled) return undefined
      for (const { body: plan } of await documents.all(usagePlans, space)) {
        const stage = plan.apiStages.find((each) => each.apiId === apiId && each.stage === stageName)
        if (stage === undefined) continue
        const member = await documents.get(usagePlanKeys, space, `${plan.id}/${key.id}`)
        if (member !== undefined) return { key: key.body, plan, stage }
      }
      return undefined
    },
  }
}
