/** An XML element as answers of query services have them: names, children, text; attributes say nothing there. */
export interface XmlElement {
  readonly name: string
  readonly children: readonly XmlElement[]
  readonly text: string
}

/** Reads one document; undefined where it is none. */
export function parseXml(document: string): XmlElement | undefined {
  const top: { children: XmlElement[]; text: string } = { children: [], text: '' }
  const open: { name: string; children: XmlElement[]; text: string }[] = [{ name: '', ...top }]
  for (const [, text, closing, name, empty] of document.matchAll(
    /([^<]*)(?:<(?:[?!][^>]*|(\/?)([\w:.-]+)[^>]*?(\/?)))?>?/g,
  )) {
    const current = open.at(-1)
    if (current === undefined) return undefined
    current.text += unescape(text ?? '')
    if (name === undefined) continue
    if (closing === '/') close(open)
    else {
      open.push({ name, children: [], text: '' })
      if (empty === '/') close(open)
    }
  }
  return open.length === 1 ? open[0]?.children[0] : undefined
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

function close(open: { name: string; children: XmlElement[]; text: string }[]): void {
  const done = open.pop()
  if (done !== undefined) open.at(-1)?.children.push(done)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescape(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) =>
    hex !== undefined
      ? String.fromCodePoint(parseInt(String(hex), 16))
      : decimal !== undefined
        ? String.fromCodePoint(Number(decimal))
        : (entities[name] ?? whole),
  )
}
