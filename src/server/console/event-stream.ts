import type { ServerResponse } from 'node:http'
import { limits, parseArn } from '../../base/index.ts'
import type { Alarms } from '../../engine/index.ts'
import type { Principal } from '../../services/index.ts'
import { safeHeaders } from './static-files.ts'
import type { Change, ChangeMessage, Changes } from './changes.ts'

/** What a stream asks of its session. */
export interface Viewer {
  /** Who looks on; undefined once the session has ended. */
  principal(): Promise<Principal | undefined>
  maySee(principal: Principal, executionArn: string): Promise<boolean>
}

export interface EventStreams {
  /** Answers with a stream that lasts until the browser goes, the session ends or the server stops. False: too many are open. */
  open(response: ServerResponse, viewer: Viewer, lastSeen: string | undefined): boolean
  /** Ends all of them. */
  close(): void
}

const heartbeatMs = 15_000
/** Messages that wait while permissions are looked up. */
const waitingMax = 20

export function openEventStreams(changes: Changes, alarms: Alarms): EventStreams {
  const streams = new Set<EventStream>()
  return {
    open(response, viewer, lastSeen) {
      if (streams.size >= limits.consoleStreams) return false
      response.writeHead(200, {
        ...safeHeaders,
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      })
      const stream = new EventStream(response, viewer, alarms)
      streams.add(stream)
      const listening = changes.listen(lastSeen, (message) => stream.take(message))
      response.on('close', () => {
        listening.stop()
        stream.stop()
        streams.delete(stream)
      })
      response.write(`id: ${listening.id}\n: listening\n\n`)
      return true
    },
    close() {
      for (const stream of streams) stream.end()
    },
  }
}

/** One browser's stream. Messages leave in their order, each only with what its principal may see. */
class EventStream {
  readonly #response: ServerResponse
  readonly #viewer: Viewer
  readonly #alarms: Alarms
  #waiting: ChangeMessage[] = []
  #isPumping = false
  /** Something was left out, as the browser reads slowly: it will be told to look anew. */
  #behind = false
  #cancelHeartbeat: () => void

  constructor(response: ServerResponse, viewer: Viewer, alarms: Alarms) {
    this.#response = response
    this.#viewer = viewer
    this.#alarms = alarms
    this.#cancelHeartbeat = alarms.after(heartbeatMs, () => this.#beat())
    response.on('drain', () => this.#pumpSoon())
  }

  take(message: ChangeMessage): void {
    if (this.#waiting.length >= waitingMax) {
      this.#waiting = []
      this.#behind = true
    }
    this.#waiting.push(message)
    this.#pumpSoon()
  }

  stop(): void {
    this.#cancelHeartbeat()
    this.#waiting = []
  }

  end(): void {
    this.stop()
    this.#response.end()
  }

  #beat(): void {
    this.#cancelHeartbeat = this.#alarms.after(heartbeatMs, () => this.#beat())
    this.#viewer.principal().then(
      (principal) => (principal === undefined ? this.end() : void this.#response.write(': here\n\n')),
      () => this.end(),
    )
  }

  #pumpSoon(): void {
    if (this.#isPumping) return
    this.#isPumping = true
    this.#pump()
      .catch(() => this.end())
      .finally(() => {
        this.#isPumping = false
        // It may have come between the last look and now.
        if (this.#waiting.length > 0) this.#pumpSoon()
      })
  }

  async #pump(): Promise<void> {
    for (let message = this.#waiting.shift(); message !== undefined; message = this.#waiting.shift()) {
      if (this.#response.writableLength > limits.changeBytesWaiting) {
        this.#behind = true
        continue
      }
      const text = await this.#textOf(message)
      if (text === undefined) return this.end()
      if (text !== '') this.#response.write(text)
    }
    if (!this.#behind || this.#response.writableLength > 0) return
    this.#behind = false
    this.#response.write('event: reset\ndata: {}\n\n')
  }

  /** Empty when there is nothing for this principal in it; undefined when the session has ended. */
  async #textOf(message: ChangeMessage): Promise<string | undefined> {
    const principal = await this.#viewer.principal()
    if (principal === undefined) return undefined
    if (message.kind === 'reset') return `id: ${message.id}\nevent: reset\ndata: {}\n\n`
    const arns = new Set<string>()
    for (const change of message.changes) {
      if (!(await this.#sees(principal, change))) continue
      arns.add(change.executionArn)
      arns.add(change.machineArn)
    }
    if (arns.size === 0) return ''
    return `id: ${message.id}\nevent: changed\ndata: ${JSON.stringify({ arns: [...arns] })}\n\n`
  }

  async #sees(principal: Principal, { executionArn }: Change): Promise<boolean> {
    if (parseArn(executionArn)?.account !== principal.account) return false
    return principal.kind === 'root' || this.#viewer.maySee(principal, executionArn)
  }
}
