/**
 * The browser's one event stream, shared by all tabs: over HTTP/1.1 a browser opens six connections to a server, and a
 * stream per tab would use them up. Open while at least one tab watches something.
 */
import { openEventStream, type StreamMessage } from './event-stream.ts'

const watching = new Set<MessagePort>()
let close: (() => void) | undefined
let status: StreamMessage = { kind: 'status', status: 'connecting' }
let isRefused = false

function tellAll(message: StreamMessage): void {
  if (message.kind === 'status') {
    status = message
    isRefused = message.status === 'refused'
  }
  for (const port of watching) port.postMessage(message)
}

function follow(port: MessagePort, watches: boolean): void {
  if (watches) {
    watching.add(port)
    // Who was refused may have signed in since.
    if (isRefused) close?.()
    if (close === undefined || isRefused) close = openEventStream(tellAll)
    else port.postMessage(status)
    return
  }
  watching.delete(port)
  if (watching.size > 0) return
  close?.()
  close = undefined
}

const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void }
scope.onconnect = (event) => {
  const port = event.ports[0]
  if (port === undefined) return
  port.onmessage = ({ data }: MessageEvent<boolean>) => follow(port, data)
}
