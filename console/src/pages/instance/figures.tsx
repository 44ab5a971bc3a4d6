import { KeyValuePairs, StatusIndicator } from '@cloudscape-design/components'
import { shortDurationText } from '../../kit/time-text.ts'
import { bytesText } from '../../kit/bytes-text.ts'
import type { InstanceStatus } from './status.ts'

/** A timer that is later than this is no hiccup. */
const lateSeconds = 5

export function Figures({ status }: { readonly status: InstanceStatus }) {
  const { executions, waiting, store } = status
  const ended = Object.values(executions.ended).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <div className="tiles">
        <Tile value={executions.open} label="Open executions" look="run" />
        <Tile value={executions.startedPerSecond.toFixed(1)} label="Started a second" look="ok" />
        <Tile value={executions.endedPerSecond.toFixed(1)} label="Ended a second" look="ok" />
        <Tile
          value={shortDurationText(waiting.oldestWaitingSeconds * 1_000)}
          label="Oldest waiting"
          look={waiting.oldestWaitingSeconds > lateSeconds ? 'bad' : 'off'}
        />
        <Tile value={waiting.timersLate} label="Late timers" look={waiting.timersLate > 0 ? 'warn' : 'off'} />
        <Tile value={`${store.millisecondsPerGroup.toFixed(1)} ms`} label="A flush takes" look="off" />
      </div>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Since the start', value: `${executions.started} started, ${ended} ended` },
          { label: 'Tasks in flight', value: waiting.tasksInFlight },
          { label: 'Writes a flush', value: store.writesPerGroup.toFixed(1) },
          { label: 'Parked executions', value: <Parked count={executions.parked} /> },
          { label: 'Waiting for a turn', value: `${waiting.mailboxes}, of them ${waiting.paused} paused` },
          { label: 'Flushes', value: store.groups },
          { label: 'Database', value: bytesText(store.fileBytes) },
          { label: 'Write-ahead log', value: bytesText(store.walBytes) },
        ]}
      />
    </>
  )
}

/** A parked execution met a defect of the server; `stile parked` says which. */
function Parked({ count }: { readonly count: number }) {
  return count === 0 ? (
    <StatusIndicator>None</StatusIndicator>
  ) : (
    <StatusIndicator type="error">{`${count}: stile parked says why`}</StatusIndicator>
  )
}

interface TileProps {
  readonly value: string | number
  readonly label: string
  readonly look: 'ok' | 'run' | 'bad' | 'warn' | 'off'
}

function Tile({ value, label, look }: TileProps) {
  return (
    <div className={`tile tile-${look}`}>
      <strong>{value}</strong>
      <span>{label}</span>
    </div>
  )
}
