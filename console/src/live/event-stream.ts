import { renewSession } from '../aws/renew-session.ts'
import { eventReader, type ServerSentEvent } from './server-sent-events.ts'

/** `refused`: the server does not give this session a stream; pages poll, and the stream is tried again now and then. */
export type StreamStatus = 'connecting' | 'live' | 'reconnecting' | 'refused'

/** What a stream tells those who listen. */
export type StreamMessage =
  | { readonly kind: 'changed'; readonly arns: readonly string[] }
  /** Something may have been missed: ask for everything again. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'status'; readonly status: StreamStatus }

const firstDelayMs = 250
const longestDelayMs = 15_000

/** Opens the server's event stream and keeps it open; the answer closes it. */
export function openEventStream(tell: (message: StreamMessage) => void): () => void {
  const closing = new AbortController()
  void keepOpen(tell, closing.signal)
  return () => closing.abort()
}

async function keepOpen(tell: (message: StreamMessage) => void, signal: AbortSignal): Promise<void> {
  let delayMs = firstDelayMs
  let lastId: string | undefined
  const onEvent = (event: ServerSentEvent): void => {
    lastId = event.id ?? lastId
    const message = messageOf(event)
    if (message !== undefined) tell(message)
  }
  tell({ kind: 'status', status: 'connecting' })
  while (!signal.aborted) {
    const outcome = await readStream(lastId, signal, onEvent, () => {
      delayMs = firstDelayMs
      tell({ kind: 'status', status: 'live' })
    })
    if (signal.aborted) return
    tell({ kind: 'status', status: outcome === 'refused' ? 'refused' : 'reconnecting' })
    delayMs = outcome === 'refused' ? longestDelayMs : Math.min(delayMs * 2, longestDelayMs)
    await passed(delayMs)
  }
}

/** Reads one connection to its end. Over fetch(), since an EventSource cannot carry the console's header. */
async function readStream(
  lastId: string | undefined,
  signal: AbortSignal,
  onEvent: (event: ServerSentEvent) => void,
  onOpen: () => void,
): Promise<'ended' | 'refused'> {
  try {
    const headers = { 'x-stile-console': '1', ...(lastId !== undefined && { 'last-event-id': lastId }) }
    let response = await fetch('/console/events', { headers, signal })
    if (response.status === 401 && (await renewSession()))
      response = await fetch('/console/events', { headers, signal })
    if (response.status >= 400 && response.status < 500 && response.status !== 429) return 'refused'
    if (!response.ok || response.body === null) return 'ended'
    onOpen()
    const read = eventReader()
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      for (const event of read(chunk)) onEvent(event)
    }
  } catch {
    // The connection broke or was closed: the caller knows which.
  }
  return 'ended'
}

function messageOf(event: ServerSentEvent): StreamMessage | undefined {
  if (event.event === 'reset') return { kind: 'reset' }
  if (event.event !== 'changed') return undefined
  const { arns } = JSON.parse(event.data) as { readonly arns: readonly string[] }
  return { kind: 'changed', arns }
}

const passed = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
