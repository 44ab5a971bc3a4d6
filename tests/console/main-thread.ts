/**
 * What a page costs its main thread, as the browser's own tracing tells it. Times are of the processor: on a machine
 * that does much else beside, a clock on the wall would measure the machine.
 */
import type { Page } from './browser.ts'

export interface MainThreadCost {
  /** The longest task that began after the first paint. */
  readonly longestTaskMs: number
  /** The part of the time of its tasks in which the thread really ran: 1 on a machine with nothing else to do. */
  readonly share: number
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds: when, how long, and how much of that on the processor. */
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

const categories = ['disabled-by-default-devtools.timeline', 'loading']

/** Traces one opening of a page. */
export async function traced(page: Page, open: () => Promise<void>): Promise<MainThreadCost> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const traceConfig = { includedCategories: categories, excludedCategories: ['*'] }
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig })
  await open()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  await session.detach()
  return costOf(events)
}

function costOf(events: readonly TraceEvent[]): MainThreadCost {
  const paint = events.findLast(({ name }) => name === 'firstContentfulPaint')
  if (paint === undefined) throw new Error('the trace holds no first paint')
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && pid === paint.pid && tid === paint.tid)
  const sum = (part: 'dur' | 'tdur'): number => tasks.reduce((total, task) => total + (task[part] ?? 0), 0)
  const after = tasks.filter(({ ts }) => ts > paint.ts).map(({ tdur = 0 }) => tdur / 1_000)
  return { longestTaskMs: Math.round(Math.max(0, ...after)), share: sum('tdur') / Math.max(1, sum('dur')) }
}
