import { existsSync, readFileSync } from 'node:fs'

/** Processor time of a process, microseconds, user and system together. */
export interface CpuUsage {
  readonly all: number
  readonly mainThread: number
}

/** What Linux counts in, for every architecture that Node runs on. */
const ticksPerSecond = 100

/** What a process has used so far; undefined where there is no /proc to tell. */
export function cpuUsage(pid: number | undefined): CpuUsage | undefined {
  const tasks = `/proc/${pid}/task`
  if (pid === undefined || !existsSync(tasks)) return undefined
  return { all: ticks(`/proc/${pid}/stat`), mainThread: ticks(`${tasks}/${pid}/stat`) }
}

/** Fields 14 and 15, utime and stime (man 5 proc_pid_stat); the name before them may hold blanks. */
function ticks(file: string): number {
  const text = readFileSync(file, 'latin1')
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1_000_000) / ticksPerSecond
}
