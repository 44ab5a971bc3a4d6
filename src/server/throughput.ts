import type { Clock, EpochMs } from '../base/index.ts'
import type { Alarms, Engine } from '../engine/index.ts'

/** Executions started and ended a second, over about the last minute. */
export interface Throughput {
  perSecond(): { readonly started: number; readonly ended: number }
  /** Executions started and ended in each of the last minutes, at most an hour of them; the last one is under way. */
  minutes(): readonly Minute[]
  stop(): void
}

export interface Minute {
  /** When it began. */
  readonly at: EpochMs
  readonly started: number
  readonly ended: number
}

/** Counts since the process began. */
type Sample = Minute

const everyMs = 5_000
const samplesMax = 13
const minuteMs = 60_000
const minutesMax = 60

export function watchThroughput(engine: Engine, clock: Clock, alarms: Alarms): Throughput {
  const samples: Sample[] = [sampleOf(engine, clock)]
  /** The counts when each minute began, the last one still under way. */
  const begun: Sample[] = [sampleOf(engine, clock)]
  let cancel = alarms.after(everyMs, take)

  function take(): void {
    const sample = sampleOf(engine, clock)
    samples.push(sample)
    if (samples.length > samplesMax) samples.shift()
    if (sample.at - (begun.at(-1)?.at ?? 0) >= minuteMs) begun.push(sample)
    if (begun.length > minutesMax) begun.shift()
    cancel = alarms.after(everyMs, take)
  }

  return {
    perSecond() {
      const [first, last] = [samples[0] as Sample, sampleOf(engine, clock)]
      const seconds = Math.max(1, (last.at - first.at) / 1_000)
      return { started: (last.started - first.started) / seconds, ended: (last.ended - first.ended) / seconds }
    },
    minutes() {
      const ends = [...begun.slice(1), sampleOf(engine, clock)]
      return begun.map(({ at, started, ended }, index) => {
        const end = ends[index] as Sample
        return { at, started: end.started - started, ended: end.ended - ended }
      })
    },
    stop: () => cancel(),
  }
}

function sampleOf({ statistics: { started, ended } }: Engine, clock: Clock): Sample {
  return { at: clock.now(), started, ended: Object.values(ended).reduce((sum, count) => sum + count, 0) }
}
