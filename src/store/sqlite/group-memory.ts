/**
 * Memory that both threads see: the main thread writes a group into it, the writer reads it. As messages, the same
 * values were copied four times, into blocks so large that each was mapped anew: a third of what a start cost.
 */
export interface GroupMemory {
  readonly numbers: Float64Array<SharedArrayBuffer>
  readonly bytes: Uint8Array<SharedArrayBuffer>
}

const bytesPerNumber = 8

export function createGroupMemory(numbers: number, bytes: number): GroupMemory {
  return {
    numbers: new Float64Array(new SharedArrayBuffer(numbers * bytesPerNumber)),
    bytes: new Uint8Array(new SharedArrayBuffer(bytes)),
  }
}
