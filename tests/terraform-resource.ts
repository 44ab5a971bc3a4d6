/**
 * The calls that Terraform's AWS provider makes for a resource: create, refresh, update, refresh, delete, and looking until
 * it is gone. A second refresh shows no difference, and what was configured comes back as it was written.
 */
import assert from 'node:assert/strict'

export type Members = Readonly<Record<string, unknown>>

export interface Resource {
  /** What the provider reads into its state. */
  readonly refresh: () => Promise<Members>
  readonly remove: () => Promise<unknown>
  /** The error by which the provider knows that it is gone. */
  readonly gone: string
}

/** What an answer says, apart from how it came. */
export function told({ $metadata: _metadata, ...members }: object & { readonly $metadata: unknown }): Members {
  return members
}

/** Two refreshes that agree, and show what was configured. */
export async function refreshed({ refresh }: Resource, configured: Members): Promise<Members> {
  const state = await refresh()
  assert.deepEqual(await refresh(), state, 'a second refresh shows no difference')
  for (const [name, value] of Object.entries(configured)) assert.deepEqual(state[name], value, name)
  return state
}

export async function removed({ refresh, remove, gone }: Resource): Promise<void> {
  await remove()
  const triesMax = 200
  for (let tries = 0; tries < triesMax; tries++) {
    const failure = await refresh().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (failure instanceof Error) {
      assert.equal(failure.name, gone)
      return
    }
  }
  assert.fail('it does not go')
}
