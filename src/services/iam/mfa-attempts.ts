import { limits, type EpochMs } from '../../base/index.ts'
import type { Documents } from '../../store/index.ts'
import { BoundedMap } from '../access/bounded-map.ts'

interface Attempts {
  readonly since: EpochMs
  readonly wrong: number
}

/** So many wrong codes a device may be shown in that time: at that pace a code is found in weeks, not in seconds. */
const wrongCodesMax = 5
const forgetAfterMs = 30_000

const memories = new WeakMap<Documents, BoundedMap<string, Attempts>>()

/** Whether another code may be tried on the device now. */
export function mayTry(documents: Documents, device: string, now: EpochMs): boolean {
  const attempts = memories.get(documents)?.get(device)
  return attempts === undefined || now - attempts.since >= forgetAfterMs || attempts.wrong < wrongCodesMax
}

export function noteWrongCode(documents: Documents, device: string, now: EpochMs): void {
  let memory = memories.get(documents)
  if (memory === undefined) {
    memory = new BoundedMap(limits.principalsCached)
    memories.set(documents, memory)
  }
  const before = memory.get(device)
  const goesOn = before !== undefined && now - before.since < forgetAfterMs
  memory.set(device, goesOn ? { ...before, wrong: before.wrong + 1 } : { since: now, wrong: 1 })
}
