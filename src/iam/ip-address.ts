/** IP addresses and CIDR ranges, versions 4 and 6. */

interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}

/** Whether the address lies in the range `203.0.113.0/24`, `2001:db8::/32`, or is that one address. */
export function addressIn(address: string, range: string): boolean {
  const actual = parseAddress(address)
  const [base, length] = splitRange(range)
  const expected = parseAddress(base)
  if (actual === undefined || expected === undefined || actual.bits !== expected.bits) return false
  const prefix = length === undefined ? expected.bits : Number(length)
  if (prefix > expected.bits) return false
  const shift = BigInt(expected.bits - prefix)
  return actual.value >> shift === expected.value >> shift
}

export function isAddressRange(text: string): boolean {
  const [base, length] = splitRange(text)
  const address = parseAddress(base)
  return (
    address !== undefined && (length === undefined || (/^\d{1,3}$/u.test(length) && Number(length) <= address.bits))
  )
}

function splitRange(text: string): [string, string | undefined] {
  const slash = text.indexOf('/')
  return slash < 0 ? [text, undefined] : [text.slice(0, slash), text.slice(slash + 1)]
}

function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) {
    const value = parseQuad(text)
    return value === undefined ? undefined : { bits: 32, value }
  }
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(text)
  if (mapped?.[1] !== undefined) return parseAddress(mapped[1])
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const head = parseGroups(halves[0] ?? '')
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '') : []
  if (head === undefined || tail === undefined) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array.from({ length: missing }, () => 0), ...tail]
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n) }
}

function parseQuad(text: string): bigint | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/u.test(part) || Number(part) > 255)) return undefined
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

/** The 16-bit groups of one side of `::`; its last may be an IPv4 address. */
function parseGroups(text: string): number[] | undefined {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const quad = parseQuad(part)
      if (quad === undefined) return undefined
      groups.push(Number(quad >> 16n), Number(quad & 0xffffn))
    } else if (/^[\da-f]{1,4}$/iu.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}
