import { minuteText } from '../../kit/time-text.ts'
import type { Minute } from './status.ts'

const minutesShown = 60
const height = 160
const width = 900
const slot = width / minutesShown
const labelWidth = 48

/** Started and ended executions of each minute, as pairs of bars; the newest on the right. */
export function MinutesChart({ minutes }: { readonly minutes: readonly Minute[] }) {
  const shown = minutes.slice(-minutesShown)
  const most = Math.max(1, ...shown.flatMap(({ started, ended }) => [started, ended]))
  const last = shown.at(-1)
  const first = minutesShown - shown.length
  return (
    <figure className="minutes">
      <svg
        viewBox={`${-labelWidth} -10 ${width + labelWidth} ${height + 36}`}
        role="img"
        aria-label={`Executions a minute: at most ${most}; in this minute ${last?.started ?? 0} started and ${last?.ended ?? 0} ended`}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part} className="minutes-line">
            <line x1={0} x2={width} y1={height * (1 - part)} y2={height * (1 - part)} />
            <text x={-10} y={height * (1 - part) + 4} textAnchor="end">
              {Math.round(most * part * 10) / 10}
            </text>
          </g>
        ))}
        {shown.map((minute, index) => (
          <MinuteBars key={minute.at} minute={minute} x={(first + index) * slot} most={most} />
        ))}
        <text x={0} y={height + 20} className="minutes-label">
          an hour ago
        </text>
        <text x={width} y={height + 20} textAnchor="end" className="minutes-label">
          now
        </text>
      </svg>
      <figcaption>
        <span className="minutes-key minutes-started" /> Started <span className="minutes-key minutes-ended" /> Ended
      </figcaption>
    </figure>
  )
}

interface MinuteBarsProps {
  readonly minute: Minute
  readonly x: number
  readonly most: number
}

function MinuteBars({ minute: { at, started, ended }, x, most }: MinuteBarsProps) {
  const bar = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * height))
  return (
    <g>
      <title>{`${minuteText(new Date(at))}: ${started} started, ${ended} ended`}</title>
      <rect x={x} width={slot} y={0} height={height} className="minutes-hover" />
      <rect
        x={x + 1.5}
        width={5}
        rx={1.5}
        y={height - bar(started)}
        height={bar(started)}
        className="minutes-started"
      />
      <rect x={x + 7.5} width={5} rx={1.5} y={height - bar(ended)} height={bar(ended)} className="minutes-ended" />
    </g>
  )
}
