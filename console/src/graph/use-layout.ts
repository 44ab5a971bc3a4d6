import { startTransition, useEffect, useState } from 'react'
import type { Placed } from './layout.ts'
import type { Outline } from './outline.ts'

/** Larger definitions are laid out in a worker: it takes up to a second, and the page goes on meanwhile. */
const workerStatesMin = 300

export interface Layout {
  readonly placed?: Placed
  readonly failed?: true
}

/** The layout of an outline; the last one stays until the next is ready. */
export function useLayout(outline: Outline | undefined): Layout {
  const [layout, setLayout] = useState<Layout>({})
  useEffect(() => {
    if (outline === undefined) return
    let wanted = true
    const take = (placed: Placed): void => {
      // A large graph is rendered in slices.
      if (wanted) startTransition(() => setLayout({ placed }))
    }
    const refuse = (): void => {
      if (wanted) setLayout({ failed: true })
    }
    const stop =
      outline.stateCount >= workerStatesMin ? layOutAside(outline, take, refuse) : layOutHere(outline, take, refuse)
    return () => {
      wanted = false
      stop()
    }
  }, [outline])
  return layout
}

type Take = (placed: Placed) => void

function layOutHere(outline: Outline, take: Take, refuse: () => void): () => void {
  import('./layout.ts').then(({ layoutOf }) => take(layoutOf(outline))).catch(refuse)
  return () => {}
}

function layOutAside(outline: Outline, take: Take, refuse: () => void): () => void {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Placed>) => {
    take(data)
    worker.terminate()
  })
  worker.addEventListener('error', refuse)
  worker.postMessage(outline)
  return () => worker.terminate()
}
