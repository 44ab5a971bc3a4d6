import { spawn, type ChildProcess } from 'node:child_process'
import type { Readable } from 'node:stream'
import { isoMilliseconds, type Clock, type EpochMs } from '../base/index.ts'
import type { FunctionVersion, Invocation, InvocationResult } from './contract.ts'
import { exitError, payloadOf, timeoutError, tooLargeError, type FunctionFault } from './faults.ts'
import { invocationLog, readLines, type InvocationLog } from './log-lines.ts'
import { reportLine } from './report.ts'
import type { Delivery, RuntimeApi, RuntimeClient } from './runtime-api.ts'
import { preferForEnding, watchMemory } from './memory.ts'
import { bootstrapFolder, type Launch } from './runtimes.ts'
import { endProcess, type Strays } from './strays.ts'
import type { Watcher } from './watcher.ts'

/** An invocation and who waits for it. */
export interface Order {
  readonly invocation: Invocation
  settle(result: InvocationResult): void
}

export interface SandboxRequest {
  readonly version: FunctionVersion
  readonly launch: Launch
  /** Folder of the function's code. */
  readonly root: string
  readonly environment: Readonly<Record<string, string>>
  /** Its part of the Runtime API's paths, which marks all of its processes. */
  readonly secret: string
  /** Takes what is to be in its log stream. */
  write(line: string): void
}

export interface SandboxPorts {
  readonly api: RuntimeApi
  readonly watcher: Watcher
  readonly strays: Strays
  readonly clock: Clock
}

export interface SandboxEvents {
  onIdle(sandbox: Sandbox): void
  /** It did not come to ask for work. */
  onInitFailed(sandbox: Sandbox, fault: FunctionFault): void
  /** Its group is gone. */
  onEnded(sandbox: Sandbox): void
}

export interface Sandbox {
  state(): 'starting' | 'idle' | 'busy' | 'finishing' | 'gone'
  idleSince(): EpochMs
  /** Only when it is idle. */
  give(order: Order): void
  /** Fails an order that it never came to, in its log too. */
  refuse(order: Order, fault: FunctionFault): void
  /** Ends it and all that it started; an order that it has fails, or was never run if that is said. */
  end(refusal?: InvocationResult): Promise<void>
}

/** How long a function may take to be loaded, beside its own timeout. Lambda: 10 s. */
const initMs = 10_000

/** What is known of a process. */
interface Box {
  readonly request: SandboxRequest
  readonly ports: SandboxPorts
  readonly events: SandboxEvents
  readonly child: ChildProcess
  readonly log: InvocationLog
  readonly spawnedAt: EpochMs
  readonly face: Sandbox
  /** Its group is gone. */
  readonly gone: PromiseWithResolvers<void>
  state: ReturnType<Sandbox['state']>
  idleSince: EpochMs
  /** How long it took to be loaded, until that is told. */
  initMillis: number | undefined
  deliver: ((delivery: Delivery) => void) | undefined
  work: { readonly order: Order; readonly beganAt: EpochMs } | undefined
  deadline: NodeJS.Timeout | undefined
  stopWatching: () => void
  /** Takes the lines that it began and has not ended. */
  giveRest: () => void
}

/** One process with its group: asks for work, answers, until it is ended or ends itself. */
export function startSandbox(request: SandboxRequest, ports: SandboxPorts, events: SandboxEvents): Sandbox {
  const child = spawnGroup(request)
  const now = ports.clock.now()
  const box: Box = {
    request,
    ports,
    events,
    child,
    log: invocationLog((line) => request.write(line)),
    spawnedAt: now,
    gone: Promise.withResolvers<void>(),
    state: 'starting',
    idleSince: now,
    initMillis: undefined,
    deliver: undefined,
    work: undefined,
    deadline: undefined,
    stopWatching: () => {},
    giveRest: () => {},
    face: {
      state: () => box.state,
      idleSince: () => box.idleSince,
      give: (order) => give(box, order),
      refuse: (order, fault) => {
        begin(box, order)
        fail(box, fault)
      },
      end: (refusal) => end(box, refusal),
    },
  }
  if (child.pid !== undefined) {
    ports.watcher.add(child.pid)
    preferForEnding(child.pid)
  }
  ports.api.register(request.secret, runtimeClient(box))
  const readers = ([child.stdout, child.stderr] as readonly Readable[]).map((stream) =>
    readLines(
      stream,
      (line) => box.log.add(eventOf(request, line)),
      () => !box.log.isFull(),
    ),
  )
  box.giveRest = () => readers.forEach((giveRest) => giveRest())
  child.on('error', () => child.pid === undefined && exited(box, 127, null))
  child.on('exit', (code, signal) => exited(box, code, signal))
  const { version } = request
  box.deadline = setTimeout(() => initFailed(box, timeoutError(version)), initMs + version.timeoutSeconds * 1_000)
  return box.face
}

function runtimeClient(box: Box): RuntimeClient {
  return {
    has: (id) => box.work?.order.invocation.requestId === id,
    onNext: (deliver) => askedForWork(box, deliver),
    onResponse(_id, body, { memoryKib }) {
      if (body === undefined) answered(box, tooLargeError, tooLargeError.payload, memoryKib)
      else answered(box, undefined, body, memoryKib)
    },
    onError(_id, body, { errorType = 'Error', memoryKib }) {
      const payload = body === '' ? JSON.stringify({ errorType, errorMessage: '' }) : body
      answered(box, { kind: 'error', errorType, message: '', payload }, payload, memoryKib)
    },
    onInitError(body, { errorType = 'Runtime.Unknown' }) {
      initFailed(box, { kind: 'error', errorType, message: '', payload: body })
    },
  }
}

function askedForWork(box: Box, deliver: (delivery: Delivery) => void): void {
  if (box.state === 'starting') box.initMillis = box.ports.clock.now() - box.spawnedAt
  else if (box.state !== 'finishing') return
  box.deliver = deliver
  clearTimeout(box.deadline)
  box.stopWatching()
  // An answer that has just come is told first.
  setImmediate(() => {
    if (box.state !== 'starting' && box.state !== 'finishing') return
    box.state = 'idle'
    box.idleSince = box.ports.clock.now()
    box.events.onIdle(box.face)
  })
}

function give(box: Box, order: Order): void {
  const timeoutMs = box.request.version.timeoutSeconds * 1_000
  box.log.begin()
  const beganAt = begin(box, order)
  box.state = 'busy'
  box.deadline = setTimeout(() => timedOut(box), timeoutMs)
  const { child, request } = box
  if (child.pid !== undefined) {
    box.stopWatching = watchMemory(child.pid, request.version.memoryMib, () => void end(box))
  }
  box.deliver?.(deliveryOf(order.invocation, beganAt + timeoutMs))
}

function begin(box: Box, order: Order): EpochMs {
  const beganAt = box.ports.clock.now()
  box.work = { order, beganAt }
  box.log.note(`START RequestId: ${order.invocation.requestId} Version: ${box.request.version.version}\n`)
  return beganAt
}

/** What the process wrote before it answered is in the pipes by now, and read in this turn of the loop. */
function answered(box: Box, fault: FunctionFault | undefined, payload: string, memoryKib?: number): void {
  if (box.state !== 'busy') return
  box.state = 'finishing'
  setImmediate(() => conclude(box, fault, payload, memoryKib))
}

/** Ends the invocation's log and tells its caller, unless that was done. */
function conclude(box: Box, fault: FunctionFault | undefined, payload: string, memoryKib?: number): void {
  if (box.work === undefined) return
  const { order, beganAt } = box.work
  const { log, initMillis, request } = box
  const { memoryMib, timeoutSeconds } = request.version
  const { requestId } = order.invocation
  const now = box.ports.clock.now()
  box.work = undefined
  box.giveRest()
  if (fault?.kind === 'timeout') log.note(`${isoMilliseconds(now)} ${requestId} ${fault.message}\n\n`)
  log.note(`END RequestId: ${requestId}\n`)
  const durationMs = fault?.kind === 'timeout' ? timeoutSeconds * 1_000 : now - beganAt
  log.note(reportLine({ requestId, durationMs, memoryMib, memoryKib, initMillis, fault }))
  box.initMillis = undefined
  const logTail = log.tail()
  if (fault === undefined) order.settle({ payload, logTail })
  else order.settle({ payload: shown(request, payload), functionError: 'Unhandled', logTail })
}

function fail(box: Box, fault: FunctionFault): void {
  conclude(box, fault, payloadOf(fault, box.work?.order.invocation.requestId ?? ''))
}

function timedOut(box: Box): void {
  if (box.state === 'busy') fail(box, timeoutError(box.request.version))
  void end(box)
}

function initFailed(box: Box, fault: FunctionFault): void {
  if (box.state !== 'starting') return
  void end(box)
  // What it wrote on its way is read first.
  setImmediate(() => box.events.onInitFailed(box.face, { ...fault, payload: shown(box.request, fault.payload) }))
}

function end(box: Box, refusal?: InvocationResult): Promise<void> {
  if (box.state !== 'gone') {
    box.state = 'gone'
    clearTimeout(box.deadline)
    box.stopWatching()
    box.ports.api.unregister(box.request.secret)
    if (refusal === undefined) fail(box, exitError(null, 'SIGKILL'))
    else box.work?.order.settle(refusal)
    box.work = undefined
    if (box.child.pid !== undefined) endProcess(-box.child.pid)
  }
  return box.gone.promise
}

function exited(box: Box, code: number | null, signal: NodeJS.Signals | null): void {
  const { child, ports, request } = box
  const fault = exitError(code, signal)
  setImmediate(() => {
    initFailed(box, fault)
    fail(box, fault)
    void end(box)
    if (child.pid !== undefined) {
      // Whoever is left of the group.
      endProcess(-child.pid)
      ports.watcher.remove(child.pid)
    }
    for (const stream of child.stdio) stream?.destroy()
    void ports.strays.end(request.secret).finally(() => {
      box.gone.resolve()
      box.events.onEnded(box.face)
    })
  })
}

function spawnGroup({ launch, root, environment }: SandboxRequest): ChildProcess {
  const child = spawn(launch.command, launch.arguments, {
    cwd: root,
    env: environment,
    detached: true,
    // The fourth is a pipe that closes when this server is gone: the process ends itself then.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  for (const stream of child.stdio) stream?.on('error', () => {})
  return child
}

function deliveryOf(invocation: Invocation, deadlineAt: EpochMs): Delivery {
  const { requestId, invokedArn, clientContext, payload } = invocation
  return {
    payload: payload === '' ? '{}' : payload,
    headers: {
      'Lambda-Runtime-Aws-Request-Id': requestId,
      'Lambda-Runtime-Deadline-Ms': String(deadlineAt),
      'Lambda-Runtime-Invoked-Function-Arn': invokedArn,
      ...(clientContext === undefined ? {} : { 'Lambda-Runtime-Client-Context': clientContext }),
    },
  }
}

/** A line of a log as it is kept: of our own runtimes it may be several lines, with a separator for each newline within. */
function eventOf(request: SandboxRequest, line: string): string {
  const event = request.launch.foreign === true ? line : line.replaceAll('\x1e', '\n')
  return shown(request, event.endsWith('\n') ? event : `${event}\n`)
}

/** Paths in traces. Code from a zip is told where Lambda has it; a folder's own paths are what its author knows. */
function shown({ version, root }: SandboxRequest, payload: string): string {
  const own = payload.replaceAll(bootstrapFolder, '/var/runtime')
  return version.code.kind === 'zip' ? own.replaceAll(root, '/var/task') : own
}
