/** What goes on beside the requests: old rows go, and what the instance does is counted. */
import { keepRetention, systemAlarms } from '../engine/index.ts'
import type { Ports } from '../services/index.ts'
import { openCount, type OpenCount } from './open-count.ts'
import { watchThroughput, type Throughput } from './throughput.ts'

export interface Housekeeping {
  readonly open: OpenCount
  readonly throughput: Throughput
  readonly startedAt: number
  stop(): void
}

export function keepHouse(ports: Ports, retentionDays: number): Housekeeping {
  const { store, engine, clock, log } = ports
  const stopRetention = keepRetention({ store, clock, log, alarms: systemAlarms, days: retentionDays })
  const throughput = watchThroughput(engine, clock, systemAlarms)
  return {
    open: openCount(store, engine, clock, log),
    throughput,
    startedAt: clock.now(),
    stop() {
      stopRetention()
      throughput.stop()
    },
  }
}
