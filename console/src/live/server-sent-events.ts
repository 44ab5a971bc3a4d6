/** One event of a stream, as its blank line ended it. */
export interface ServerSentEvent {
  readonly event: string
  readonly data: string
  readonly id?: string
}

/** Takes a stream's text piece by piece and gives the events that are whole; comments (heartbeats) give none. */
export function eventReader(): (chunk: string) => readonly ServerSentEvent[] {
  let rest = ''
  return (chunk) => {
    const blocks = (rest + chunk.replaceAll('\r\n', '\n')).split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.flatMap((block) => {
      const event = eventOf(block)
      return event === undefined ? [] : [event]
    })
  }
}

function eventOf(block: string): ServerSentEvent | undefined {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon)
    const value = line.slice(colon + 1).replace(/^ /, '')
    fields.set(name, name === 'data' && fields.has('data') ? `${fields.get('data')}\n${value}` : value)
  }
  if (fields.size === 0) return undefined
  const id = fields.get('id')
  return { event: fields.get('event') ?? 'message', data: fields.get('data') ?? '', ...(id !== undefined && { id }) }
}
