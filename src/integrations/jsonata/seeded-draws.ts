import { createHash } from 'node:crypto'
import type { Draws } from './run.ts'

/** Draws out of one seed, so that an evaluation in a thread depends on nothing but its question. */
export function seededDraws(seed: string): Draws {
  let drawn = 0
  const next = (): Buffer => createHash('sha256').update(`${seed}/${drawn++}`).digest()
  return {
    random() {
      const bytes = next()
      return (bytes.readUInt32BE(0) * 2 ** 21 + (bytes.readUInt32BE(4) >>> 11)) / 2 ** 53
    },
    uuid() {
      const bytes = next().subarray(0, 16)
      bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
      bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    },
  }
}
