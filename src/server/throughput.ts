import type { Clock, EpochMs } from '../base/index.ts'
import type { Alarms, Engine } from '../engine/index.ts'

/** Executions started and ended a second, over about the last minute. */
export interface Throughput {
  perSecond(): { readonly started: number; readonly ended: number }
  stop(): void
}

interface Sample {
  readonly at: EpochMs
  readonly started: number
  readonly ended: number
}

const everyMs = 5_000
const samplesMax = 13

export function watchThroughput(engine: Engine, clock: Clock, alarms: Alarms): Throughput {
  const samples: Sample[] = [sampleOf(engine, clock)]
  let cancel = alarms.after(everyMs, take)

  function take(): void {
    samples.push(sampleOf(engine, clock))
    if (samples.length > samplesMax) samples.shift()
    cancel = alarms.after(everyMs, take)
  }

  return {
    perSecond() {
      const [first, last] = [samples[0] as Sample, sampleOf(engine, clock)]
      const seconds = Math.max(1, (last.at - first.at) / 1_000)
      return { started: (last.started - first.started) / seconds, ended: (last.ended - first.ended) / seconds }
    },
    stop: () => cancel(),
  }
}

function sampleOf({ statistics: { started, ended } }: Engine, clock: Clock): Sample {
  return { at: clock.now(), started, ended: Object.values(ended).reduce((sum, count) => sum + count, 0) }
}
