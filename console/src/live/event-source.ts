import { openEventStream, type StreamMessage } from './event-stream.ts'

type Listener = (message: StreamMessage) => void

const listeners = new Set<Listener>()
const tellAll: Listener = (message) => {
  for (const listener of listeners) listener(message)
}

/** Says to the stream whether this tab watches anything. Made with the first watcher. */
let watch: ((watches: boolean) => void) | undefined

function makeWatch(): (watches: boolean) => void {
  if (typeof SharedWorker !== 'undefined') {
    const worker = new SharedWorker(new URL('./event-worker.ts', import.meta.url), {
      type: 'module',
      name: 'stile-events',
    })
    worker.port.onmessage = ({ data }: MessageEvent<StreamMessage>) => tellAll(data)
    return (watches) => worker.port.postMessage(watches)
  }
  // A browser without shared workers: a stream of this tab's own.
  let close: (() => void) | undefined
  return (watches) => {
    close?.()
    close = watches ? openEventStream(tellAll) : undefined
  }
}

let told = false
function tellStream(): void {
  const watches = listeners.size > 0 && document.visibilityState === 'visible'
  if (watches === told) return
  told = watches
  watch ??= makeWatch()
  watch(watches)
}

document.addEventListener('visibilitychange', tellStream)
// A worker is not told that a tab has gone; the tab says so itself.
addEventListener('pagehide', () => {
  if (told) watch?.(false)
  told = false
})
addEventListener('pageshow', tellStream)

/** Hears the stream until the answer is called; the stream closes when nobody listens or the tab is hidden. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  tellStream()
  return () => {
    listeners.delete(listener)
    tellStream()
  }
}
