import { cpuUsage, type CpuUsage } from './cpu.ts'
import { report } from './figures.ts'
import { median, runLoad, type Load } from './load.ts'

/** A server under load: what is sent to it, and the process that answers. */
export interface Subject {
  readonly pid: number | undefined
  readonly load: Pick<Load, 'port' | 'request' | 'expectedStatus'>
}

export interface Windows {
  readonly count: number
  readonly durationMs: number
  readonly connections: number
}

interface Measured {
  readonly rates: number[]
  answered: number
  cpu: CpuUsage | undefined
}

/**
 * Alternating windows of the echo server and the subject, so that what else the machine does falls on both. The ratio is
 * the median of each window's own.
 */
export async function compare(name: string, subject: Subject, echo: Subject, windows: Windows): Promise<void> {
  const [ours, bare] = [nothingYet(), nothingYet()]
  for (let at = 0; at < windows.count; at++) {
    await measure(echo, windows, bare)
    await measure(subject, windows, ours)
  }
  const ratios = ours.rates.map((rate, at) => rate / (bare.rates[at] ?? Number.NaN))
  report({ name, value: median(ours.rates), unit: '1/s', ratioToEcho: median(ratios) })
  report({ name: `${name}-echo`, value: median(bare.rates), unit: '1/s' })
  reportCpu(name, ours)
  reportCpu(`${name}-echo`, bare)
}

async function measure({ pid, load }: Subject, { durationMs, connections }: Windows, into: Measured): Promise<void> {
  const before = cpuUsage(pid)
  const { answered, perSecond } = await runLoad({ ...load, connections, durationMs })
  const after = cpuUsage(pid)
  into.rates.push(perSecond)
  into.answered += answered
  if (before === undefined || after === undefined) return
  into.cpu = {
    all: (into.cpu?.all ?? 0) + after.all - before.all,
    mainThread: (into.cpu?.mainThread ?? 0) + after.mainThread - before.mainThread,
  }
}

function nothingYet(): Measured {
  return { rates: [], answered: 0, cpu: undefined }
}

/** Rates depend on what else the machine does; what a request costs depends on it much less. */
function reportCpu(name: string, { cpu, answered }: Measured): void {
  if (cpu === undefined) return
  report({ name: `${name}-cpu`, value: cpu.all / answered, unit: 'µs/request' })
  report({ name: `${name}-cpu-main-thread`, value: cpu.mainThread / answered, unit: 'µs/request' })
}
