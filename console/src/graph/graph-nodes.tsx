import { memo } from 'react'
import { appearanceOf } from './appearance.ts'
import type { PlacedNode } from './layout.ts'
import { kindLine, retryWords } from './node-words.ts'
import { cut, size } from './size.ts'
import { standingColours, type MapProgress, type NodeStanding, type StandingStatus } from './standing.ts'

/** A state: its card, which can be reached and pressed. */
export const NodeCard = memo(function NodeCard({ node, standing, label, selected, focusable, problem }: NodeCardProps) {
  const { colour, glyph } = appearanceOf(node)
  const status = standing?.status
  const kind = cut(kindLine(node, standing), status === undefined ? 26 : 23)
  const name = cut(node.name, status === undefined ? 21 : 18)
  const shown = `${kind} ${name}`
  const look = `n ${status ?? 'idle'}${selected ? ' sel' : ''}${problem || node.kind === 'Missing' ? ' problem' : ''}`
  return (
    <g
      className={look}
      role="button"
      data-node={node.id}
      tabIndex={focusable ? 0 : -1}
      // Who speaks to the page says what stands there: where that is cut, it comes before the whole.
      aria-label={label.startsWith(shown) ? label : `${shown}, ${label}`}
      aria-pressed={selected}
      transform={`translate(${node.x},${node.y})`}
    >
      <title>{label}</title>
      <rect className="ring" x={-4} y={-4} width={size.cardWidth + 8} height={size.cardHeight + 8} rx={13} />
      <rect className="card" width={size.cardWidth} height={size.cardHeight} rx={10} />
      <g className="tile" transform="translate(9,9)">
        <rect width={30} height={30} rx={7} fill={colour} />
        <path className="glyph" transform="translate(5,5)" d={glyph} />
      </g>
      <text>
        <tspan className="kind" x={48} y={19.5}>
          {kind}
        </tspan>{' '}
        <tspan className="name" x={48} y={35.5}>
          {name}
        </tspan>
      </text>
      {status !== undefined && <StatusGlyph status={status} x={190} y={24} />}
      {standing?.progress !== undefined && <ProgressLine progress={standing.progress} />}
      {standing !== undefined && <Counts standing={standing} />}
    </g>
  )
})

interface NodeCardProps {
  readonly node: PlacedNode
  readonly standing: NodeStanding | undefined
  readonly label: string
  readonly selected: boolean
  readonly focusable: boolean
  readonly problem: boolean
}

/** What a Parallel or a Map runs is inside. */
export const Frame = memo(function Frame({
  node,
  status,
}: {
  readonly node: PlacedNode
  readonly status: StandingStatus | undefined
}) {
  if (node.frame === undefined) return null
  const { x, y, width, height, dividers } = node.frame
  return (
    <g className={`frame ${status ?? 'idle'}`}>
      <rect x={x} y={y} width={width} height={height} rx={14} />
      {dividers.map((at) => (
        <line key={at} x1={at} x2={at} y1={y + 42} y2={y + height - 14} />
      ))}
    </g>
  )
})

export function Dot({ node, reached }: { readonly node: PlacedNode; readonly reached: boolean }) {
  const radius = size.dot / 2
  return (
    <g className={`dot${reached ? ' on' : ''}`} transform={`translate(${node.x + radius},${node.y + radius})`}>
      <circle r={radius} />
      <text textAnchor="middle" y={4}>
        {node.kind}
      </text>
    </g>
  )
}

const marks: Readonly<Record<Exclude<StandingStatus, 'RUNNING'>, string>> = {
  SUCCEEDED: 'M-3 .2-.9 2.300 3.200-2.200',
  CAUGHT: 'M0-3.500v4M0 3v.2',
  ABORTED: 'M-3 0h6',
  FAILED: 'M-2.500-2.500 2.500 2.500M2.500-2.500-2.500 2.500',
  TIMED_OUT: 'M0-3.500V.3l2.400 1.600',
}

function StatusGlyph({ status, x, y }: { readonly status: StandingStatus; readonly x: number; readonly y: number }) {
  const colour = `var(--${standingColours[status]})`
  if (status === 'RUNNING') {
    return (
      <g transform={`translate(${x},${y})`}>
        <g className="spin">
          <circle r="7" fill="none" stroke={colour} strokeWidth="2" opacity=".25" />
          <path d="M0-7A7 7 0 0 1 7 0" fill="none" stroke={colour} strokeWidth="2" strokeLinecap="round" />
        </g>
      </g>
    )
  }
  return (
    <g className="mark" transform={`translate(${x},${y})`}>
      <circle r="7.5" fill={colour} />
      <path d={marks[status]} />
    </g>
  )
}

const lineWidth = size.cardWidth - 20

function ProgressLine({ progress }: { readonly progress: MapProgress }) {
  const unit = progress.total === 0 ? 0 : lineWidth / progress.total
  const parts = [
    ['ok', progress.succeeded],
    ['bad', progress.failed],
    ['run', progress.running],
  ] as const
  let x = 0
  return (
    <g className="progress" transform="translate(10,43)">
      <rect width={lineWidth} height={3} rx={1.5} fill="var(--g-line)" />
      {parts.map(([colour, count]) => {
        const from = x
        x += count * unit
        return <rect key={colour} x={from} width={count * unit} height={3} rx={1.5} fill={`var(--${colour})`} />
      })}
    </g>
  )
}

/** Retries, and how often a loop came by: a pill on the card's upper edge. */
function Counts({ standing: { retries, visits } }: { readonly standing: NodeStanding }) {
  const text = [retries > 0 ? retryWords(retries) : '', visits > 1 ? `×${visits}` : '']
    .filter((part) => part !== '')
    .join(' · ')
  if (text === '') return null
  const width = Math.round(text.length * 5.6) + 14
  return (
    <g className="counts" transform={`translate(${size.cardWidth - width - 8},-8)`}>
      <rect width={width} height={16} rx={8} />
      <text x={width / 2} y={11.5} textAnchor="middle">
        {text}
      </text>
    </g>
  )
}
