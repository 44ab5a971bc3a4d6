import { Toggle } from '@cloudscape-design/components'
import { useMemo, useState } from 'react'
import type { Visit } from '../../execution/account.ts'
import { spansOf, timelineRows, timeScale, type TimelineRow, type TimeScale } from '../../execution/timeline.ts'
import { standingColours } from '../../graph/index.ts'
import { useNow } from '../../kit/now.ts'
import { useSetting } from '../../kit/use-setting.ts'
import { shortDurationText } from '../../kit/time-text.ts'
import type { ExecutionModel } from './execution-model.ts'
import { RowsInSight } from './rows-in-sight.tsx'
import { StandingBadge } from './standing-badge.tsx'

const rowHeight = 37
/** Of a table that scrolls: half a row at the end says that there is more. */
const scrolledHeight = 15.5 * rowHeight
const rowsWithoutScrolling = 20

const heightOf = (rows: number): number => (rows > rowsWithoutScrolling ? scrolledHeight : rows * rowHeight)

/** Every state that was entered, with its time on one line; what is in Maps and Parallels stands under them. */
export function ExecutionTimeline({ model, selected, onSelect }: ExecutionTimelineProps) {
  const { account, revision } = model.history
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [compress, setCompress] = useSetting('compress-waits', 'yes')
  const now = useNow(model.isRunning ? 1_000 : false)
  // The account grows in place; its revision says when.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const rows = useMemo(() => timelineRows(account, toggled), [account, revision, toggled])
  const end = model.isRunning ? now : (account.endedAt ?? now)
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const scale = useMemo(() => timeScale(account, end, compress === 'yes'), [account, revision, end, compress])
  const toggle = (key: string): void =>
    setToggled((before) =>
      before.has(key) ? new Set([...before].filter((other) => other !== key)) : new Set(before).add(key),
    )
  return (
    <div className="xtimeline">
      <div className="xbar-option">
        <Toggle checked={compress === 'yes'} onChange={({ detail }) => setCompress(detail.checked ? 'yes' : 'no')}>
          Shorten long waits
        </Toggle>
      </div>
      <div role="treegrid" aria-label="Table view" aria-rowcount={rows.length + 1}>
        <div role="row" className="xrow xhead" aria-rowindex={1}>
          {['Name', 'Type', 'Status', 'Duration'].map((text) => (
            <span role="columnheader" key={text}>
              {text}
            </span>
          ))}
          <span role="columnheader" className="xscale">
            <span>Timeline</span>
            <span>0 s to {shortDurationText(scale.to - scale.from)}</span>
          </span>
        </div>
        <RowsInSight count={rows.length} rowHeight={rowHeight} height={heightOf(rows.length)}>
          {(index) => {
            const row = rows[index]
            return (
              row !== undefined && (
                <TimelineLine
                  key={row.key}
                  row={row}
                  index={index}
                  scale={scale}
                  now={end}
                  selected={row.visit !== undefined && row.visit === selected}
                  onSelect={onSelect}
                  onToggle={toggle}
                />
              )
            )
          }}
        </RowsInSight>
      </div>
    </div>
  )
}

interface ExecutionTimelineProps {
  readonly model: ExecutionModel
  readonly selected: Visit | undefined
  readonly onSelect: (visit: Visit) => void
}

function TimelineLine({ row, index, scale, now, selected, onSelect, onToggle }: TimelineLineProps) {
  const { visit, scope, depth, opens, key } = row
  const isRunning = row.to === undefined
  const name = visit?.name ?? `Iteration ${scope?.index ?? 0}`
  const duration = `${shortDurationText((row.to ?? now) - row.from)}${isRunning ? '…' : ''}`
  return (
    <div
      role="row"
      className={`xrow${selected ? ' selected' : ''}`}
      aria-rowindex={index + 2}
      aria-level={depth + 1}
      aria-selected={selected}
      {...(opens === 'never' ? {} : { 'aria-expanded': opens === 'open' })}
      style={{ top: index * rowHeight, height: rowHeight }}
    >
      <span role="gridcell" className="xname" style={{ paddingInlineStart: depth * 18 }}>
        <button
          type="button"
          className={`xtwist ${opens}`}
          aria-label={opens === 'open' ? `Close ${name}` : `Open ${name}`}
          disabled={opens === 'never'}
          onClick={() => onToggle(key)}
        />
        {visit === undefined ? (
          <span>{name}</span>
        ) : (
          <button type="button" className="xlink" onClick={() => onSelect(visit)}>
            {name}
          </button>
        )}
      </span>
      <span role="gridcell">{visit?.type ?? 'Iteration'}</span>
      <span role="gridcell">
        <StandingBadge status={row.status} />
      </span>
      <span role="gridcell" className="tabular">
        {duration}
      </span>
      <span role="gridcell">
        <Bar row={row} scale={scale} now={now} />
      </span>
    </div>
  )
}

interface TimelineLineProps {
  readonly row: TimelineRow
  readonly index: number
  readonly scale: TimeScale
  readonly now: number
  readonly selected: boolean
  readonly onSelect: (visit: Visit) => void
  readonly onToggle: (key: string) => void
}

function Bar({ row, scale, now }: { readonly row: TimelineRow; readonly scale: TimeScale; readonly now: number }) {
  const percent = (part: number): string => `${(part * 100).toFixed(3)}%`
  return (
    <span className="xbar" title={`${shortDurationText(row.from - scale.from)} after the start`}>
      {scale.gaps.map(({ from, to }) => (
        <i
          key={from}
          className="gap"
          style={{ left: percent(scale.place(from)), width: percent(scale.place(to) - scale.place(from)) }}
        />
      ))}
      {spansOf(row, now).map(({ from, to, look }) => (
        <i
          key={from}
          className={look === 'backoff' ? 'span backoff' : `span ${standingColours[look]}`}
          style={{
            left: percent(Math.min(0.995, scale.place(from))),
            width: percent(scale.place(to) - scale.place(from)),
          }}
        />
      ))}
    </span>
  )
}
