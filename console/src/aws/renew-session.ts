let renewal: Promise<boolean> | undefined

/**
 * Whether a session was opened in place of the one that the server no longer knows: `stile dev` does so by itself, after a
 * restart too. Calls that were refused at the same time ask once.
 */
export function renewSession(): Promise<boolean> {
  renewal ??= fetch('/console/session', { headers: { 'x-stile-console': '1' } })
    .then(({ ok }) => ok)
    .catch(() => false)
    .finally(() => {
      renewal = undefined
    })
  return renewal
}

/** A refusal of the door itself or of an AWS call, because nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  const { status, $metadata } = (error ?? {}) as { status?: number; $metadata?: { httpStatusCode?: number } }
  return (status ?? $metadata?.httpStatusCode) === 401
}

/** Calls again, once, where the session could be renewed: what was refused for want of one has done nothing. */
export async function withSession<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (isSignedOut(error) && (await renewSession())) return call()
    throw error
  }
}
