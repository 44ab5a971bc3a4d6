import type { DescribeStateMachineOutput, ExecutionListItem, ExecutionStatus } from '@aws-sdk/client-sfn'
import {
  Alert,
  Button,
  DateRangePicker,
  Select,
  type DateRangePickerProps,
  type TableProps,
} from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsList } from '../../aws/queries.ts'
import { DurationText } from '../../kit/duration-text.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { StatusBadge } from '../../kit/status-badge.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageLink } from '../../shell/links.tsx'
import { BulkDialog, type BulkAction } from './machine-bulk-dialog.tsx'
import { isWithin, rangeOfText, rangeText } from './machine-time-range.ts'
import { logGroupName } from './machine-logging.ts'
import { StartExecutionDialog } from './start-execution-dialog.tsx'
import { executionHref, nameOfArn } from './states-links.ts'

export type ExecutionRow = ExecutionListItem & { readonly executionArn: string; readonly name: string }

const statuses: readonly (readonly [status: ExecutionStatus | '', label: string])[] = [
  ['', 'Any status'],
  ['RUNNING', 'In progress'],
  ['SUCCEEDED', 'Succeeded'],
  ['FAILED', 'Failed'],
  ['TIMED_OUT', 'Timed out'],
  ['ABORTED', 'Aborted'],
]

/** The executions of a machine. What is chosen stands in the address: it survives a reload and can be sent on. */
export function MachineExecutions({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  return machine.type === 'EXPRESS' ? <ExpressNotice machine={machine} /> : <StandardExecutions machine={machine} />
}

function StandardExecutions({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  const stateMachineArn = machine.stateMachineArn ?? ''
  const [status, setStatus] = useUrlState('status')
  const [time, setTime] = useUrlState('time')
  const [dialog, setDialog] = useState<BulkAction | 'start'>()
  const [chosen, setChosen] = useState<readonly ExecutionRow[]>([])
  const range = rangeOfText(time)
  const executions = useAwsList(
    'states',
    'listExecutions',
    { stateMachineArn, maxResults: 200, ...(status === '' ? {} : { statusFilter: status as ExecutionStatus }) },
    { itemsOf: ({ executions }) => executions, keepPrevious: true },
  )
  const rows = (executions.items as readonly ExecutionRow[]).filter(({ startDate }) => isWithin(range, startDate))
  const open = (action: BulkAction | 'start', selected: readonly ExecutionRow[]): void => {
    setChosen(selected)
    setDialog(action)
  }
  const close = (): void => setDialog(undefined)
  return (
    <>
      <ListTable<ExecutionRow>
        title="Executions"
        variant="container"
        items={rows}
        trackBy="executionArn"
        nameOf={({ name }) => name}
        loading={executions.isLoading}
        error={executions.error}
        onRefresh={executions.refetch}
        placeholder="Find executions by name"
        selectionType="multi"
        more={executions.hasMore ? <LoadMore list={executions} /> : undefined}
        empty={<NoExecutions filtered={status !== '' || time !== ''} onStart={() => open('start', [])} />}
        actions={(selected) => (
          <>
            <StatusFilter value={status} onChange={setStatus} />
            <TimeFilter value={time} onChange={setTime} />
            <BulkButtons selected={selected} onOpen={open} />
          </>
        )}
        columns={columnsFor(executions.items)}
      />
      {dialog === 'start' && <StartExecutionDialog stateMachineArn={stateMachineArn} onDismiss={close} />}
      {(dialog === 'stop' || dialog === 'redrive') && (
        <BulkDialog action={dialog} executions={chosen} onDismiss={close} />
      )}
    </>
  )
}

interface NoExecutionsProps {
  readonly filtered: boolean
  readonly onStart: () => void
}

function NoExecutions({ filtered, onStart }: NoExecutionsProps) {
  if (filtered)
    return <EmptyState title="No such executions">None has this status at this time. Choose another.</EmptyState>
  return (
    <EmptyState title="No executions yet" action={<Button onClick={onStart}>Start execution</Button>}>
      Start one and watch it go from state to state.
    </EmptyState>
  )
}

interface BulkButtonsProps {
  readonly selected: readonly ExecutionRow[]
  readonly onOpen: (action: BulkAction, selected: readonly ExecutionRow[]) => void
}

/** Each acts on those of the selected that it fits. */
function BulkButtons({ selected, onOpen }: BulkButtonsProps) {
  const running = selected.filter(({ status }) => status === 'RUNNING')
  const failed = selected.filter(({ status }) => status !== 'RUNNING' && status !== 'SUCCEEDED')
  return (
    <>
      <Button
        disabled={running.length === 0}
        disabledReason={selected.length === 0 ? 'Select executions first.' : 'None of the selected is running.'}
        onClick={() => onOpen('stop', running)}
      >
        Stop
      </Button>
      <Button
        disabled={failed.length === 0}
        disabledReason={
          selected.length === 0 ? 'Select executions first.' : 'Only executions that did not succeed can be redriven.'
        }
        onClick={() => onOpen('redrive', failed)}
      >
        Redrive
      </Button>
    </>
  )
}

interface FilterProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

function StatusFilter({ value, onChange }: FilterProps) {
  const options = statuses.map(([status, label]) => ({ value: status, label }))
  return (
    <Select
      ariaLabel="Status"
      selectedOption={options.find((option) => option.value === value) ?? { value: '', label: 'Any status' }}
      options={options}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  )
}

function TimeFilter({ value, onChange }: FilterProps) {
  return (
    <DateRangePicker
      value={rangeOfText(value) ?? null}
      relativeOptions={[...relativeOptions]}
      isValidRange={() => ({ valid: true })}
      placeholder="Any time"
      ariaLabel="Started"
      onChange={({ detail }) => onChange(rangeText(detail.value))}
    />
  )
}

const relativeOptions: readonly DateRangePickerProps.RelativeOption[] = [
  { key: '5-minute', amount: 5, unit: 'minute', type: 'relative' },
  { key: '1-hour', amount: 1, unit: 'hour', type: 'relative' },
  { key: '1-day', amount: 1, unit: 'day', type: 'relative' },
  { key: '1-week', amount: 1, unit: 'week', type: 'relative' },
]

/** Redrives and versions have a column where there are any. */
function columnsFor(executions: readonly ExecutionListItem[]): readonly Column[] {
  const hasRedrives = executions.some(({ redriveCount = 0 }) => redriveCount > 0)
  const hasVersions = executions.some(({ stateMachineVersionArn }) => stateMachineVersionArn !== undefined)
  return columns.filter(({ id }) => (id !== 'redrives' || hasRedrives) && (id !== 'version' || hasVersions))
}

type Column = TableProps.ColumnDefinition<ExecutionRow>

const columns: readonly Column[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    cell: ({ executionArn, name }: ExecutionRow) => <PageLink href={executionHref(executionArn)}>{name}</PageLink>,
    sortingField: 'name',
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status }: ExecutionRow) => <StatusBadge status={status} />,
    sortingField: 'status',
  },
  {
    id: 'start',
    header: 'Started',
    cell: ({ startDate }: ExecutionRow) => <Timestamp at={startDate} style="second" />,
    sortingField: 'startDate',
  },
  {
    id: 'took',
    header: 'Duration',
    cell: ({ startDate, stopDate }: ExecutionRow) => <DurationText from={startDate} to={stopDate} style="short" />,
  },
  {
    id: 'end',
    header: 'Ended',
    cell: ({ stopDate }: ExecutionRow) => <Timestamp at={stopDate} style="second" />,
    sortingField: 'stopDate',
  },
  { id: 'redrives', header: 'Redrives', cell: ({ redriveCount }: ExecutionRow) => redriveCount ?? 0 },
  {
    id: 'version',
    header: 'Version or alias',
    cell: ({ stateMachineAliasArn, stateMachineVersionArn }: ExecutionRow) =>
      nameOfArn(stateMachineAliasArn ?? stateMachineVersionArn ?? '-'),
  },
]

function ExpressNotice({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  const group = logGroupName(machine.loggingConfiguration?.destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '')
  return (
    <Alert
      type="info"
      statusIconAriaLabel="Info"
      header="Executions of an Express state machine are in its log"
      {...(group === '' && { action: <PageLink href="?tab=logging">Set up logging</PageLink> })}
    >
      {group === '' ? (
        'Their history is not kept, and logging is off. With a log level of All each event can be read afterwards.'
      ) : (
        <>
          Their history is not kept. What they did is in{' '}
          <PageLink href={`/logs/${encodeURIComponent(group)}`}>{group}</PageLink>.
        </>
      )}
    </Alert>
  )
}
