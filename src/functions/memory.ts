import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'

/** What a process may hold beside what its function may use: the runtime itself, and what it has not given back yet. */
const slackMib = 256
const lookMs = 100
const pageBytes = 4_096

/**
 * Ends a process that holds much more than its function may use: limits of the runtimes do not see everything. Looks now
 * and then, so that a quick one is over the bound for a moment. Linux only; elsewhere it does nothing.
 */
export function watchMemory(process: number, memoryMib: number, end: () => void): () => void {
  const bytesMax = (memoryMib + slackMib) * 1_048_576
  const timer = setInterval(() => {
    const bytes = residentBytes(process)
    if (bytes === undefined || bytes > bytesMax) clearInterval(timer)
    if (bytes !== undefined && bytes > bytesMax) end()
  }, lookMs).unref()
  return () => clearInterval(timer)
}

function residentBytes(process: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${process}/statm`, 'latin1').split(' ')[1]) * pageBytes
  } catch {
    return undefined
  }
}

/** Where memory runs out, the kernel is to end functions, not the server. */
export function preferForEnding(process: number): void {
  writeFile(`/proc/${process}/oom_score_adj`, '1000').catch(() => {})
}
