/** An engine over a memory store, in virtual time, that runs one script: what its tests begin with. */
import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { openMemoryStore, type Store, type Write } from '../store/index.ts'
import type { StartRequest } from './contract.ts'
import { openEngine } from './engine.ts'
import type { EnginePorts } from './ports.ts'
import { scriptLanguage, type Operation } from './simulation/script-language.ts'
import { settle, VirtualTime } from './simulation/virtual-time.ts'

export async function open(operations: readonly Operation[], more: Partial<EnginePorts> = {}) {
  const memory = openMemoryStore()
  const writes: Write[] = []
  const refused = { writes: false }
  const hooks: { before?: (write: Write) => Promise<unknown> | undefined } = {}
  const store: Store = {
    ...memory,
    async write(write, lane) {
      writes.push(write)
      await hooks.before?.(write)
      if (refused.writes) return { kind: 'failed', reason: 'disk-full', message: 'no room' }
      return memory.write(write, lane)
    },
  }
  const text = JSON.stringify(operations)
  const definition = createHash('sha256').update(text).digest('hex')
  await memory.write([{ do: 'put', table: 'definitions', row: { id: definition, body: text } }])
  const time = new VirtualTime(1_000_000)
  const lines: string[] = []
  const log = { info() {}, warn() {}, error: (message: string) => void lines.push(message) }
  const ports = {
    store,
    clock: time,
    alarms: time,
    chance: { random: () => 0.5, uuid: randomUUID, bytes: randomBytes },
    digest: { hashHex: () => '' },
    log,
    owner: 'test',
    language: scriptLanguage,
    ...more,
  }
  const engine = openEngine(ports)
  await engine.recover()
  const request: StartRequest = {
    space: { account: '123456789012', region: 'eu-west-1' },
    machineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m',
    machineName: 'm',
    name: 'run',
    input: '{"a":1}',
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition,
    machineUpdatedAt: 5,
  }
  const rowOf = async (arn: string) => {
    const row = await memory.find('executions', 'byArn', arn)
    assert.ok(row, arn)
    return row
  }
  return { ports, memory, engine, time, writes, hooks, lines, refused, request, rowOf }
}

/** Of its request's execution. */
export const arn = 'arn:aws:states:eu-west-1:123456789012:execution:m:run'

/** Lets time pass until it is settled. */
export async function ended<T>(promise: Promise<T>, time: VirtualTime): Promise<T> {
  const watch = { pending: true }
  const watched = promise.finally(() => {
    watch.pending = false
  })
  while (watch.pending) {
    time.ringNext()
    await settle()
  }
  return watched
}
