/** What a machine's latest executions say about it. */
export interface MachineFigures {
  /** Of those that have ended, from 0 to 1; undefined if none has. */
  readonly successRate: number | undefined
  /** In milliseconds, of those that have ended. */
  readonly medianMs: number | undefined
  readonly p95Ms: number | undefined
  readonly bars: readonly FigureBar[]
  /** What one bar stands for, in milliseconds. */
  readonly barMs: number
}

/** Executions that were started within one bar's time, by what became of them. */
export interface FigureBar {
  /** Of its beginning, in milliseconds since 1970. */
  readonly at: number
  readonly succeeded: number
  readonly failed: number
  readonly aborted: number
  readonly running: number
}

interface Execution {
  readonly status?: string | undefined
  readonly startDate?: Date | undefined
  readonly stopDate?: Date | undefined
}

const barCount = 30
/** The shortest of these whose bars hold the oldest execution is taken. */
const barLengthMsMax = 604_800_000
const barLengthsMs = [60_000, 600_000, 3_600_000, 21_600_000, 86_400_000]

export function figuresOf(executions: readonly Execution[], nowMs: number): MachineFigures {
  const ended = executions.filter(({ status }) => status !== 'RUNNING')
  const succeeded = ended.filter(({ status }) => status === 'SUCCEEDED').length
  const durations = ended
    .flatMap(({ startDate, stopDate }) => (startDate && stopDate ? [stopDate.getTime() - startDate.getTime()] : []))
    .sort((a, b) => a - b)
  const oldest = Math.min(nowMs, ...executions.map(({ startDate }) => startDate?.getTime() ?? nowMs))
  const barMs = barLengthsMs.find((ms) => oldest > endOf(nowMs, ms) - ms * barCount) ?? barLengthMsMax
  return {
    successRate: ended.length === 0 ? undefined : succeeded / ended.length,
    medianMs: quantile(durations, 0.5),
    p95Ms: quantile(durations, 0.95),
    bars: barsOf(executions, endOf(nowMs, barMs), barMs),
    barMs,
  }
}

/** The end of the bar that holds now. */
const endOf = (nowMs: number, barMs: number): number => (Math.floor(nowMs / barMs) + 1) * barMs

const quantile = (sorted: readonly number[], share: number): number | undefined =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]

function barsOf(executions: readonly Execution[], end: number, barMs: number): FigureBar[] {
  const begin = end - barMs * barCount
  const bars = Array.from({ length: barCount }, (_, index) => ({
    at: begin + index * barMs,
    succeeded: 0,
    failed: 0,
    aborted: 0,
    running: 0,
  }))
  for (const { status, startDate } of executions) {
    const bar = bars[Math.floor(((startDate?.getTime() ?? 0) - begin) / barMs)]
    if (bar === undefined) continue
    if (status === 'SUCCEEDED') bar.succeeded++
    else if (status === 'RUNNING') bar.running++
    else if (status === 'ABORTED') bar.aborted++
    else bar.failed++
  }
  return bars
}
