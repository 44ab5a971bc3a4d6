/** Header fields of one message by name, as they were sent: API Gateway tells `X-Id` from `x-id` in mappings. */
export type MessageHeaders = ReadonlyMap<string, readonly string[]>

export type HeaderList = readonly (readonly [name: string, value: string])[]

/** In order of first appearance, without names (in lower case) that are to be dropped. */
export function collectHeaders(list: HeaderList, dropped?: ReadonlySet<string>): MessageHeaders {
  const headers = new Map<string, string[]>()
  for (const [name, value] of list) {
    if (dropped?.has(name.toLowerCase())) continue
    const values = headers.get(name)
    if (values === undefined) headers.set(name, [value])
    else values.push(value)
  }
  return headers
}

/** The last value of the header, whatever the case of its name; `lower` is in lower case. */
export function headerNamed(list: HeaderList, lower: string): string | undefined {
  for (let at = list.length - 1; at >= 0; at--) {
    const [name, value] = list[at] ?? ['', '']
    if (name.length === lower.length && name.toLowerCase() === lower) return value
  }
  return undefined
}

/** A header's values as one, for maps that hold one value a name. */
export function* joinedHeaders(headers: MessageHeaders): Generator<readonly [name: string, value: string]> {
  for (const [name, values] of headers) yield [name, values.join(',')]
}
