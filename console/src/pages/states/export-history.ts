import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn'
import type { HistoryEvent } from '../../execution/history-event.ts'

/** Saves what DescribeExecution and GetExecutionHistory have given, as one JSON file. */
export function exportHistory(execution: DescribeExecutionOutput, events: readonly HistoryEvent[]): void {
  const { $metadata: _metadata, ...described } = execution as DescribeExecutionOutput & { $metadata?: unknown }
  // A part at a time: joined text of a long history would be one string of hundreds of megabytes.
  const lines = events.map((event, at) => `${at === 0 ? '' : ',\n'}    ${JSON.stringify(event)}`)
  const parts = [`{\n  "execution": ${JSON.stringify(described)},\n  "events": [\n`, ...lines, '\n  ]\n}\n']
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/json' }))
  link.download = `${execution.name ?? 'execution'}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
