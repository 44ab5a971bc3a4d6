import type { Account, Attempt, Scope, Visit } from './account.ts'
import type { StandingStatus } from '../graph/standing.ts'

/** A line of the table view: a visit, or an iteration that holds some. */
export interface TimelineRow {
  readonly key: string
  readonly depth: number
  readonly visit?: Visit
  readonly scope?: Scope
  readonly status: StandingStatus
  readonly from: number
  /** Absent while it runs. */
  readonly to?: number
  /** Whether rows stand under it, and whether they are shown. */
  readonly opens: 'open' | 'closed' | 'never'
}

/** Iterations of larger Maps are shown when asked for. */
const openIterationsMax = 12

/** The rows of an account, in the order in which things began; `toggled` are the keys whose default was turned round. */
export function timelineRows(account: Account, toggled: ReadonlySet<string>): TimelineRow[] {
  const rows: TimelineRow[] = []
  addScope(rows, account.root, 0, toggled)
  return rows
}

function addScope(rows: TimelineRow[], scope: Scope, depth: number, toggled: ReadonlySet<string>): void {
  for (const visit of scope.visits) {
    const key = `v${visit.id}`
    const inner = visit.inner.filter((scope) => scope !== undefined)
    const byDefault = visit.type === 'Parallel' || inner.length <= openIterationsMax
    const isOpen = byDefault !== toggled.has(key)
    rows.push({
      key,
      depth,
      visit,
      status: visit.status,
      from: visit.enteredAt,
      ...(visit.leftAt === undefined ? {} : { to: visit.leftAt }),
      opens: inner.length === 0 ? 'never' : isOpen ? 'open' : 'closed',
    })
    if (!isOpen) continue
    for (const scope of inner) {
      if (scope.kind === 'branch') addScope(rows, scope, depth + 1, toggled)
      else addIteration(rows, scope, `${key}.${scope.index}`, depth + 1, toggled)
    }
  }
}

function addIteration(
  rows: TimelineRow[],
  scope: Scope,
  key: string,
  depth: number,
  toggled: ReadonlySet<string>,
): void {
  const isOpen = (scope.parent?.inner.length ?? 0) <= openIterationsMax !== toggled.has(key)
  rows.push({
    key,
    depth,
    scope,
    status: scope.status,
    from: scope.startedAt,
    ...(scope.endedAt === undefined ? {} : { to: scope.endedAt }),
    opens: scope.visits.length === 0 ? 'never' : isOpen ? 'open' : 'closed',
  })
  if (isOpen) addScope(rows, scope, depth + 1, toggled)
}

/** A part of a row's bar. */
export interface Span {
  readonly from: number
  readonly to: number
  /** `backoff`: between an attempt that failed and the next. */
  readonly look: StandingStatus | 'backoff'
}

/** A bar: one span, or one for each attempt with the pauses between them. */
export function spansOf(row: TimelineRow, now: number): Span[] {
  const end = row.to ?? Math.max(now, row.from)
  const attempts = row.visit?.attempts ?? []
  if (attempts.length < 2) return [{ from: row.from, to: end, look: row.status }]
  return attempts.flatMap((attempt, index): Span[] => {
    const next = attempts[index + 1]
    const to = attempt.endedAt ?? end
    const own: Span = {
      from: index === 0 ? row.from : attempt.scheduledAt,
      to: next === undefined ? end : to,
      look: lookOf(attempt, row),
    }
    return next === undefined ? [own] : [own, { from: to, to: next.scheduledAt, look: 'backoff' }]
  })
}

function lookOf(attempt: Attempt, { visit, status }: TimelineRow): Span['look'] {
  return attempt === visit?.attempts.at(-1) ? status : attempt.status
}

/** From an instant to its place on the line, 0 to 1. Long gaps in which nothing happened are drawn short. */
export interface TimeScale {
  readonly from: number
  readonly to: number
  readonly place: (at: number) => number
  readonly gaps: readonly TimeGap[]
}

export interface TimeGap {
  readonly from: number
  readonly to: number
}

/** A gap is one that would take more than this part of the line, and at least this long, in milliseconds. */
const gapPart = 0.25
const gapMsMin = 2_000
/** What is left of a gap on the line. */
const gapDrawnPart = 0.06

export function timeScale(account: Account, now: number, compress: boolean): TimeScale {
  const from = account.startedAt ?? now
  const to = Math.max(account.endedAt ?? now, from + 1)
  const gaps = compress ? findGaps(account, from, to) : []
  const hidden = gaps.reduce((sum, gap) => sum + gap.to - gap.from, 0)
  const drawn = (gapDrawnPart * (to - from - hidden)) / Math.max(0.1, 1 - gapDrawnPart * gaps.length)
  const pieces = piecesOf(from, to, gaps, drawn)
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const place = (at: number): number => {
    let along = 0
    for (const piece of pieces) {
      if (at <= piece.from) break
      along += at >= piece.to ? piece.length : (piece.length * (at - piece.from)) / (piece.to - piece.from)
    }
    return along / length
  }
  return { from, to, place, gaps }
}

interface Piece extends TimeGap {
  /** As drawn: of a gap, shorter than it was. */
  readonly length: number
}

function piecesOf(from: number, to: number, gaps: readonly TimeGap[], drawn: number): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const gap of gaps) {
    if (gap.from > at) pieces.push({ from: at, to: gap.from, length: gap.from - at })
    pieces.push({ ...gap, length: drawn })
    at = gap.to
  }
  if (to > at) pieces.push({ from: at, to, length: to - at })
  return pieces
}

/** The longest first: each is judged by what is left without those before it. */
function findGaps(account: Account, from: number, to: number): TimeGap[] {
  const candidates: TimeGap[] = []
  let last = from
  for (const { timestamp } of account.events) {
    const at = timestamp.getTime()
    if (at - last >= gapMsMin) candidates.push({ from: last, to: at })
    last = Math.max(last, at)
  }
  if (to - last >= gapMsMin) candidates.push({ from: last, to })
  let rest = to - from
  const gaps: TimeGap[] = []
  for (const gap of candidates.sort((one, other) => other.to - other.from - (one.to - one.from))) {
    const length = gap.to - gap.from
    if (length < rest * gapPart || rest - length < 1) break
    gaps.push(gap)
    rest -= length
  }
  return gaps.sort((one, other) => one.from - other.from)
}
