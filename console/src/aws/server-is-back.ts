const everyMs = 2_000

let waiting: Promise<void> | undefined

/** Resolves when the server answers anything at all; asks in intervals, once for all who wait. */
export function serverIsBack(): Promise<void> {
  waiting ??= askUntilAnswered().finally(() => {
    waiting = undefined
  })
  return waiting
}

async function askUntilAnswered(): Promise<void> {
  for (;;) {
    try {
      await fetch('/console/session', { headers: { 'x-stile-console': '1' } })
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
}
