import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import { Box, Container, Header, SpaceBetween } from '@cloudscape-design/components'
import { useAwsQuery } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { minuteText, shortDurationText } from '../../kit/time-text.ts'
import { Loading } from '../../shell/loading.tsx'
import { countText, useMachineCounts } from './machine-counts.ts'
import { figuresOf, type FigureBar, type MachineFigures } from './machine-figures.ts'

/** So many of the latest executions are looked at for rates and durations; the counts are of all. */
const executionsMax = 1_000

/** How its executions do: counts of all, and rates, durations and times of the latest. */
export function MachineMetrics({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  if (machine.type === 'EXPRESS') {
    return (
      <Container>
        <EmptyState title="No figures for an Express state machine">
          Its executions are not kept. Their log says how they did.
        </EmptyState>
      </Container>
    )
  }
  return <StandardMetrics machineArn={machine.stateMachineArn ?? ''} />
}

function StandardMetrics({ machineArn }: { readonly machineArn: string }) {
  const counts = useMachineCounts(machineArn)
  const executions = useAwsQuery(
    'states',
    'listExecutions',
    { stateMachineArn: machineArn, maxResults: executionsMax },
    { keepPrevious: true },
  )
  if (executions.error !== null) return <ErrorAlert error={executions.error} />
  if (executions.data === undefined || counts.data === undefined) return <Loading />
  const latest = executions.data.executions ?? []
  const figures = figuresOf(latest, executions.dataUpdatedAt)
  const of = (status: string): string => countText(counts.data[status] ?? 0)
  const ms = (value: number | undefined): string => (value === undefined ? '-' : shortDurationText(value))
  const { successRate, medianMs, p95Ms } = figures
  return (
    <Container header={<Header variant="h2">Metrics</Header>}>
      <SpaceBetween size="l">
        <Figures
          items={[
            ['Running', of('RUNNING')],
            ['Succeeded', of('SUCCEEDED')],
            ['Failed', of('FAILED')],
            ['Timed out', of('TIMED_OUT')],
            ['Aborted', of('ABORTED')],
            ['Success rate', successRate === undefined ? '-' : `${Math.round(successRate * 100)} %`],
            ['Median duration', ms(medianMs)],
            ['95 % are within', ms(p95Ms)],
          ]}
        />
        <StartedChart figures={figures} />
        <Box color="text-body-secondary" fontSize="body-s">
          {executions.data.nextToken === undefined
            ? 'Of all executions that are kept.'
            : `Rates, durations and bars are of the latest ${executionsMax.toLocaleString('en-US')} executions.`}
        </Box>
      </SpaceBetween>
    </Container>
  )
}

function Figures({ items }: { readonly items: readonly (readonly [label: string, value: string])[] }) {
  return (
    <div className="mbody-metrics">
      <dl className="mfigures">
        {items.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const width = 900
const height = 110
const kinds = [
  ['succeeded', 'ok', 'Succeeded'],
  ['running', 'run', 'Running'],
  ['aborted', 'off', 'Aborted'],
  ['failed', 'bad', 'Failed or timed out'],
] as const

/** How many were started when, by what became of them. */
function StartedChart({ figures: { bars, barMs } }: { readonly figures: MachineFigures }) {
  const most = Math.max(1, ...bars.map(totalOf))
  const slot = width / bars.length
  const sum = bars.reduce((total, bar) => total + totalOf(bar), 0)
  const span = barMs < 3_600_000 ? `${barMs / 60_000} minutes` : `${barMs / 3_600_000} hours`
  return (
    <div>
      <Box variant="h3">Executions started</Box>
      <svg
        className="mbars"
        viewBox={`-34 -12 ${width + 40} ${height + 36}`}
        role="img"
        aria-label={`${sum} executions were started, at most ${most} within ${span}`}
      >
        <text x={-8} y={4} textAnchor="end">
          {most}
        </text>
        <text x={-8} y={height + 4} textAnchor="end">
          0
        </text>
        <line x1={0} x2={width} y1={0} y2={0} />
        <line x1={0} x2={width} y1={height} y2={height} />
        {bars.map((bar, index) => (
          <Bar key={bar.at} bar={bar} x={index * slot + 2} width={slot - 4} scale={height / most} />
        ))}
        <text x={0} y={height + 20}>
          {minuteText(new Date(bars[0]?.at ?? 0))}
        </text>
        <text x={width} y={height + 20} textAnchor="end">
          now
        </text>
      </svg>
      <div className="mlegend">
        {kinds.map(([, look, words]) => (
          <span key={look}>
            <i className={look} />
            {words}
          </span>
        ))}
      </div>
    </div>
  )
}

const totalOf = ({ succeeded, failed, aborted, running }: FigureBar): number => succeeded + failed + aborted + running

interface BarProps {
  readonly bar: FigureBar
  readonly x: number
  readonly width: number
  /** Pixels an execution. */
  readonly scale: number
}

function Bar({ bar, x, width, scale }: BarProps) {
  const parts = kinds.map(([kind, look], index) => {
    const below = kinds.slice(0, index).reduce((sum, [other]) => sum + bar[other], 0)
    return { look, y: height - (below + bar[kind]) * scale, height: bar[kind] * scale }
  })
  return (
    <g>
      <title>{`${minuteText(new Date(bar.at))}: ${kinds.map(([kind, , words]) => `${bar[kind]} ${words.toLowerCase()}`).join(', ')}`}</title>
      {parts.map(({ look, y, height }) => (
        <rect key={look} className={look} x={x} y={y} width={width} height={height} />
      ))}
    </g>
  )
}
