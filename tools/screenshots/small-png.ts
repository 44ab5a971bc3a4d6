/**
 * A PNG of a page with 256 colours instead of 16 million: pages have few, and the shades at the edges of letters are
 * taken together. A third of the bytes, and no difference that one sees.
 */
import { deflateSync, inflateSync, crc32 } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Pixels {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel, row by row. */
  readonly rgb: Uint8Array
}

/** Takes what Chromium writes: eight bits a channel, RGB or RGBA without transparency, not interlaced. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, rgb } = pixelsOf(png)
  const { palette, indexOf } = paletteOf(rgb)
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      rows[y * (width + 1) + 1 + x] = indexOf(shadeOf(rgb, at))
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const body = deflateSync(rows, { level: 9, memLevel: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Six bits of each channel tell shades apart well enough to count them. */
const shadeOf = (rgb: Uint8Array, at: number): number =>
  (((rgb[at] ?? 0) >> 2) << 12) | (((rgb[at + 1] ?? 0) >> 2) << 6) | ((rgb[at + 2] ?? 0) >> 2)

type Colour = readonly [red: number, green: number, blue: number]

interface Tally {
  count: number
  /** The colour that was met first: exact where a shade is one colour, as areas are. */
  readonly colour: Colour
}

interface Candidate {
  readonly colour: Colour
  readonly weight: number
  /** The square of the distance to the nearest colour that is kept. */
  away: number
}

const paletteSize = 256
const frequentSize = 160

/** The index of the colour that a shade becomes, and the colours. */
function paletteOf(rgb: Uint8Array): {
  readonly palette: readonly number[]
  readonly indexOf: (shade: number) => number
} {
  const tallies = tally(rgb)
  const kept = keptOf([...tallies.values()])
  const indexes = new Map<number, number>()
  for (const [shade, { colour }] of tallies) {
    const distances = kept.map((other) => distance(colour, other))
    indexes.set(shade, distances.indexOf(Math.min(...distances)))
  }
  return { palette: kept.flat(), indexOf: (shade) => indexes.get(shade) ?? 0 }
}

function tally(rgb: Uint8Array): ReadonlyMap<number, Tally> {
  const tallies = new Map<number, Tally>()
  for (let at = 0; at < rgb.length; at += 3) {
    const shade = shadeOf(rgb, at)
    const known = tallies.get(shade)
    if (known !== undefined) known.count += 1
    else tallies.set(shade, { count: 1, colour: [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0] })
  }
  return tallies
}

/** The most frequent colours; then, so that a red word among much grey stays red, those that are far from all kept ones. */
function keptOf(tallies: readonly Tally[]): readonly Colour[] {
  const sorted = tallies.toSorted((one, other) => other.count - one.count)
  const kept = sorted.slice(0, frequentSize).map(({ colour }) => colour)
  const rest: Candidate[] = sorted.slice(frequentSize).map(({ colour, count }) => ({
    colour,
    weight: Math.sqrt(count),
    away: Math.min(...kept.map((other) => distance(colour, other))),
  }))
  while (kept.length < paletteSize && rest.length > 0) {
    const scores = rest.map(({ weight, away }) => weight * away)
    const { colour } = rest[scores.indexOf(Math.max(...scores))] as Candidate
    kept.push(colour)
    for (const each of rest) each.away = Math.min(each.away, distance(each.colour, colour))
  }
  return kept
}

const distance = (one: Colour, other: Colour): number =>
  (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2

function pixelsOf(png: Buffer): Pixels {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = png[25] === 6 ? 4 : 3
  const data: Buffer[] = []
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const raw = inflateSync(Buffer.concat(data))
  const stride = width * channels
  const rgb = new Uint8Array(width * height * 3)
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const row = unfiltered(raw[start] ?? 0, raw.subarray(start + 1, start + 1 + stride), above, channels)
    for (let x = 0; x < width; x++) rgb.set(row.subarray(x * channels, x * channels + 3), (y * width + x) * 3)
    above = row
  }
  return { width, height, rgb }
}

/** One row as it was before its filter (PNG specification, section 9). */
function unfiltered(filter: number, row: Uint8Array, above: Uint8Array, channels: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(row.length)
  for (let at = 0; at < row.length; at++) {
    const left = at < channels ? 0 : (out[at - channels] ?? 0)
    const up = above[at] ?? 0
    const corner = at < channels ? 0 : (above[at - channels] ?? 0)
    out[at] = (row[at] ?? 0) + guess(filter, left, up, corner)
  }
  return out
}

function guess(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const estimate = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
