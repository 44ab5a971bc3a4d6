/** One line of TestInvokeMethod's log: when (milliseconds since 1970), and the text. */
export interface LogLine {
  readonly at: number | undefined
  readonly text: string
}

/** AWS writes `Sun Nov 22 11:42:07 UTC 2026 : text`; the first line has no time. */
const timed = /^\w{3} (\w{3}) (\d{2}) (\d{2}:\d{2}:\d{2}) UTC (\d{4}) : ([\s\S]*)$/

export function logLines(log: string): readonly LogLine[] {
  const lines: LogLine[] = []
  for (const line of log.split('\n')) {
    if (line === '') continue
    const match = timed.exec(line)
    if (match === null) {
      lines.push({ at: undefined, text: line })
      continue
    }
    const [, month = '', day = '', time = '', year = '', text = ''] = match
    lines.push({ at: Date.parse(`${day} ${month} ${year} ${time} UTC`), text })
  }
  return lines
}

/** How long the integration took, in milliseconds, as the log says it. */
export function integrationLatencyMs(log: string): number | undefined {
  const match = /Integration latency: (\d+) ms/.exec(log)
  return match === null ? undefined : Number(match[1])
}
