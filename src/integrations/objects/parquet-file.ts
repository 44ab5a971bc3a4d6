import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import {
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type ParquetRowRange,
  type ParquetScan,
  type RowGroup,
} from 'hyparquet'
import { emptyObject, fail, limits, succeed, type JsonObject, type Outcome } from '../../base/index.ts'
import { parquetColumns, storedAsTheyAre, type ParquetColumn } from './parquet-values.ts'

/** Bytes that are read where they are needed. */
export interface ParquetSource {
  readonly size: number
  range(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>
}

/** A file whose rows are read slice by slice, in order. */
export interface ParquetFile {
  readonly slices: number
  rows(slice: number): Promise<readonly JsonObject[]>
}

/**
 * A Parquet file by its footer. Footer and row groups have AWS's bounds (developer guide, ItemReader); a row group is
 * read in slices of about `sliceBytes`. What the decoder refuses, other codecs for example, throws; bytes that are no
 * Parquet may keep it busy for ever.
 */
export async function openParquetFile(
  source: ParquetSource,
  sliceBytes: number = limits.parquetSliceBytes,
): Promise<Outcome<ParquetFile>> {
  const file = fileOf(source)
  const footer = await footerBytes(source)
  if (!footer.ok) return footer
  const options = { file, parsers: storedAsTheyAre, geoparquet: false }
  const metadata = await parquetMetadataAsync(file, { ...options, initialFetchSize: footer.value })
  if (metadata.row_groups.some((group) => group.total_byte_size > BigInt(limits.parquetGroupBytes))) {
    return fail('States.ItemReaderFailed', 'A row group of the Parquet file is larger than 256 MiB.')
  }
  const columns = parquetColumns(parquetSchema(metadata))
  const slices = slicesOf(metadata, sliceBytes)
  const scan = await parquetScan({ ...options, metadata, compressors, utf8: false })
  return succeed({
    slices: slices.length,
    async rows(number) {
      const slice = slices[number]
      return slice === undefined ? [] : await rowsOf(scan, columns, slice)
    },
  })
}

/** Rows of one group, by their numbers in the file. */
interface Slice {
  readonly group: ParquetRowRange
  readonly rowStart: number
  readonly rowEnd: number
}

function slicesOf({ row_groups: groups }: FileMetaData, sliceBytes: number): readonly Slice[] {
  const slices: Slice[] = []
  let start = 0
  for (const group of groups) {
    const end = start + Number(group.num_rows)
    const rows = rowsAtOnce(group, sliceBytes)
    for (let from = start; from < end; from += rows) {
      slices.push({ group: { rowStart: start, rowEnd: end }, rowStart: from, rowEnd: Math.min(from + rows, end) })
    }
    start = end
  }
  return slices
}

function rowsAtOnce({ num_rows: rows, total_byte_size: bytes }: RowGroup, sliceBytes: number): number {
  const slices = Math.max(1, Math.ceil(Number(bytes) / sliceBytes))
  return Math.max(1, Math.min(Math.ceil(Number(rows) / slices), limits.parquetSliceRows))
}

/** Of a nested column the whole group is asked for at every slice: the scan remembers what it gave last. */
async function rowsOf(
  scan: ParquetScan,
  columns: readonly ParquetColumn[],
  { group, rowStart, rowEnd }: Slice,
): Promise<readonly JsonObject[]> {
  const rows = Array.from({ length: rowEnd - rowStart }, () => emptyObject())
  for (const { name, convert, isNested } of columns) {
    const range = isNested ? group : { rowStart, rowEnd }
    const values = await scan.readColumn({ column: name, ...range })
    const skipped = rowStart - range.rowStart
    for (const [at, row] of rows.entries()) row[name] = convert(values[skipped + at])
  }
  return rows
}

function fileOf(source: ParquetSource): AsyncBuffer {
  const { size } = source
  return {
    byteLength: size,
    slice: (start, end = size) => {
      const bytes = rangeOf(source, start, end)
      // The decoder asks ahead, and may fail before it looks at what it asked for.
      bytes.catch(() => {})
      return bytes
    },
  }
}

async function rangeOf(source: ParquetSource, start: number, end: number): Promise<ArrayBuffer> {
  if (start < 0 || end < start || end > source.size) throw new Error('it points to where it has no bytes')
  return (await source.range(start, end)).buffer
}

/** How long the footer is, with the eight bytes behind it: its length and the mark of the format. */
async function footerBytes(source: ParquetSource): Promise<Outcome<number>> {
  const { size } = source
  if (size < 12) return notParquet
  const tail = new DataView((await source.range(size - 8, size)).buffer)
  if (tail.getUint32(4, true) !== parquetMark) return notParquet
  const footer = tail.getUint32(0, true)
  if (footer > size - 12) return notParquet
  if (footer <= limits.parquetFooterBytes) return succeed(footer + 8)
  return fail('States.ItemReaderFailed', 'The footer of the Parquet file is larger than 5 MiB.')
}

/** `PAR1` */
const parquetMark = 0x31_52_41_50

const notParquet = fail('States.ItemReaderFailed', 'The file is not a Parquet file.')

/** Snappy is the decoder's own. */
const bound = { maxOutputLength: limits.parquetGroupBytes }
const compressors: Compressors = {
  GZIP: (bytes) => gunzipSync(bytes, bound),
  BROTLI: (bytes) => brotliDecompressSync(bytes, bound),
  ZSTD: (bytes) => zstdDecompressSync(bytes, bound),
}
