import type { FunctionFault } from './faults.ts'

export interface Report {
  readonly requestId: string
  readonly durationMs: number
  readonly memoryMib: number
  /** Where the process told it. */
  readonly memoryKib: number | undefined
  /** Of the first invocation. */
  readonly initMillis: number | undefined
  readonly fault: FunctionFault | undefined
}

/** The line that ends an invocation's log. */
export function reportLine(report: Report): string {
  const { requestId, durationMs, memoryMib, memoryKib, initMillis, fault } = report
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${memoryMib} MB`,
    ...(memoryKib === undefined ? [] : [`Max Memory Used: ${Math.ceil(memoryKib / 1_024)} MB`]),
    ...(initMillis === undefined ? [] : [`Init Duration: ${initMillis.toFixed(2)} ms`]),
    ...(fault === undefined ? [] : statusFields(fault)),
  ]
  return `${fields.join('\t')}\t\n`
}

function statusFields({ kind, errorType }: FunctionFault): string[] {
  return kind === 'timeout' ? ['Status: timeout'] : ['Status: error', `Error Type: ${errorType}`]
}
