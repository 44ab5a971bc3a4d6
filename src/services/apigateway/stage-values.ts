import type { Outcome } from '../../base/index.ts'
import type { CacheClusterSize, Stage } from '../../gateway/index.ts'
import { badRequest } from './failures.ts'
import { assign } from './records.ts'

type Refusal = Outcome<never> | undefined

export const cacheSizes: readonly CacheClusterSize[] = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']

/** A cache cluster is there at once, of the smallest size unless said. */
export function withCache(stage: Stage, enabled: boolean, size: CacheClusterSize | undefined): Stage {
  return {
    ...assign(stage, 'cacheClusterSize', size ?? (enabled ? '0.5' : undefined)),
    cacheClusterEnabled: enabled,
    cacheClusterStatus: enabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
  }
}

/** Source: developer guide, "API Gateway stage variables"; quotas: 64 characters a name, 512 a value. */
export function checkVariable(name: string, value: string): Refusal {
  if (!/^\w{1,64}$/.test(name)) {
    return badRequest(
      `Invalid stage variable name: ${name}. Please use names with alphanumeric characters and underscores.`,
    )
  }
  return /^[A-Za-z0-9\-._~:/?#&=, ]{1,512}$/.test(value)
    ? undefined
    : badRequest(
        `Invalid stage variable value: ${value === '' ? 'null' : value}. Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`,
      )
}

export function checkVariables(variables: Readonly<Record<string, string>> | undefined): Refusal {
  for (const [name, value] of Object.entries(variables ?? {})) {
    const refused = checkVariable(name, value)
    if (refused !== undefined) return refused
  }
  return undefined
}

/** Source: developer guide, "Create a stage"; `/ping` and `/sping` belong to API Gateway. */
export function checkStageName(name: string): Refusal {
  if (!/^[\w-]{1,128}$/.test(name)) return badRequest('Stage name only allows a-zA-Z0-9_-')
  return undefined
}
