/** History events, in wire form, as a table for people. */
import type { JsonObject } from '../base/index.ts'

/** `startedAt`: the first event's time in seconds, where it is not among these. */
export function eventTable(
  events: readonly JsonObject[],
  startedAt: number = (events[0]?.['timestamp'] as number | undefined) ?? 0,
): string {
  const rows = events.map((event) => {
    const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] as JsonObject | undefined
    const what = details?.['name'] ?? details?.['error'] ?? details?.['resource'] ?? ''
    const data = details?.['output'] ?? details?.['input'] ?? details?.['cause'] ?? details?.['parameters'] ?? ''
    const seconds = ((event['timestamp'] as number) - startedAt).toFixed(3)
    return `${String(event['id']).padStart(5)}  +${seconds.padStart(9)} s  ${String(event['type']).padEnd(22)}  ${visible(String(what)).padEnd(16)}  ${short(data)}`
  })
  return `${rows.join('\n')}\n`
}

export function short(value: unknown): string {
  const text = String(value)
  return visible(text.length > 100 ? `${text.slice(0, 99)}…` : text)
}

/** Causes and names may have what a terminal would act upon: control characters are shown as JSON writes them. */
export function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0')
    return character === '\n' ? '\\n' : `\\u${code}`
  })
}
