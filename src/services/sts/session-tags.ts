import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { StsShapes } from '../../protocol/index.ts'
import type { Principal } from '../contract.ts'

export interface SessionTags {
  /** All of the new session's: those passed, and the transitive ones of the calling session. */
  readonly tags: Readonly<Record<string, string>>
  readonly passed: Readonly<Record<string, string>>
  readonly transitive: readonly string[]
}

/** Tags of the session to be. Keys that differ in case only are the same; transitive ones cannot be set anew. */
export function sessionTags(
  input: Pick<StsShapes.AssumeRoleRequest, 'Tags' | 'TransitiveTagKeys'>,
  principal: Principal,
): Outcome<SessionTags> {
  const passed = new Map<string, { readonly key: string; readonly value: string }>()
  for (const tag of input.Tags ?? []) {
    if (passed.has(tag.Key.toLowerCase())) {
      return invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
    }
    passed.set(tag.Key.toLowerCase(), { key: tag.Key, value: tag.Value })
  }
  const inherited = inheritedTags(principal)
  if (inherited.some(([key]) => passed.has(key.toLowerCase()))) {
    return invalid(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
  }
  const transitive = input.TransitiveTagKeys ?? []
  if (transitive.some((key) => !passed.has(key.toLowerCase()))) {
    return invalid('The specified transitive tag key must be included in the requested tags.')
  }
  const own = [...passed.values()].map(({ key, value }) => [key, value] as const)
  return succeed({
    tags: Object.fromEntries([...inherited, ...own]),
    passed: Object.fromEntries(own),
    transitive: [...inherited.map(([key]) => key), ...transitive],
  })
}

function inheritedTags(principal: Principal): readonly (readonly [key: string, value: string])[] {
  if (principal.kind !== 'role') return []
  const keys = new Set((principal.transitiveTagKeys ?? []).map((key) => key.toLowerCase()))
  return Object.entries(principal.tags ?? {}).filter(([key]) => keys.has(key.toLowerCase()))
}

function invalid(message: string): Outcome<never> {
  return fail('InvalidParameterValue', message)
}
