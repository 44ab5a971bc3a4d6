/** The files in `fixtures` were written once with pyarrow 25; each holds what is expected of it below. */
import { deepStrictEqual, match, ok } from 'node:assert/strict'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { JsonValue } from '../../base/index.ts'
import { folderObjects } from './folders.ts'
import { openParquetFile } from './parquet-file.ts'
import { parquetItems } from './parquet.ts'

const fixtures = folderObjects(import.meta.dirname)
const root = mkdtempSync(join(tmpdir(), 'stile-parquet-'))
mkdirSync(join(root, 'bucket'))
after(() => rmSync(root, { recursive: true }))

async function read(name: string, objects = fixtures, bucket = 'fixtures'): Promise<JsonValue[]> {
  const opened = await objects.open(bucket, `${name}.parquet`)
  if (!opened.ok) throw new Error(opened.failure.message)
  const items: JsonValue[] = []
  for await (const item of parquetItems(opened.value)) {
    items.push(item.ok ? item.value : item.failure.message)
  }
  return items
}

void test('every type as JSON', async () => {
  const [full, odd, empty] = await read('types')
  deepStrictEqual(
    JSON.parse(JSON.stringify(full)),
    JSON.parse(String.raw`{
    "int32": 1, "int64": 9007199254740991, "uint64": "18446744073709551615", "float": 0.1, "double": 0.1,
    "boolean": true, "text": "ä€😀", "bytes": "AP8=", "decimal": 12.34, "large": "12345678901234567890.12",
    "date": "2026-01-31", "millis": "2026-01-31T12:34:56.789Z", "micros": "2026-01-31T12:34:56.789012",
    "nanos": "1970-01-01T00:00:00.000000001Z", "time": "01:02:03.000004", "__proto__": "own",
    "list": [1, null, 3], "map": {"a": 1.1, "b": null}, "struct": {"x": 1, "y": [{"z": "2026-01-01"}]}
  }`),
  )
  deepStrictEqual(
    JSON.parse(JSON.stringify(odd)),
    JSON.parse(String.raw`{
    "int32": -2, "int64": "9007199254740993", "uint64": 7, "float": "Infinity", "double": "NaN",
    "boolean": false, "text": "", "bytes": "", "decimal": -0.07, "large": -1.5,
    "date": "1969-12-31", "millis": "1969-12-31T23:59:59.500Z", "micros": "1969-12-31T23:59:59.500000",
    "nanos": "1969-12-31T23:59:59.999999999Z", "time": "00:00:00.000000", "__proto__": "",
    "list": [], "map": {}, "struct": {"x": null, "y": null}
  }`),
  )
  deepStrictEqual(new Set(Object.values(empty ?? {})), new Set([null]))
  deepStrictEqual(Object.keys(empty ?? {}), Object.keys(full ?? {}))
})

const rows = Array.from({ length: 90 }, (_, id) => ({
  id,
  name: `name ${id % 7}`,
  tags: Array.from({ length: id % 3 }, (_tag, at) => `t${at}`),
}))
for (const codec of ['snappy', 'gzip', 'zstd', 'brotli']) {
  // The file of zstd has pages of version 2, and an index of them.
  void test(`row groups and slices of them, in order: ${codec}`, async () => {
    deepStrictEqual(await read(codec), rows)
    for (const [sliceBytes, slices] of [
      [300, 9],
      [1, 90],
    ] as const) {
      const opened = await fixtures.open('fixtures', `${codec}.parquet`)
      const file = opened.ok ? await openParquetFile(opened.value, sliceBytes) : opened
      if (!file.ok) throw new Error(file.failure.message)
      const read: unknown[] = []
      for (let slice = 0; slice < file.value.slices; slice++)
        read.push(...(await file.value.rows(slice)).map((row) => ({ ...row })))
      deepStrictEqual(read, rows)
      ok(file.value.slices >= slices, String(file.value.slices))
    }
  })
}

void test('what is no Parquet file, or is broken, or is replaced while it is read', async () => {
  const objects = folderObjects(root)
  const path = join(root, 'bucket', 'f.parquet')
  const whole = readFileSync(join(import.meta.dirname, 'fixtures', 'gzip.parquet'))
  const hugeFooter = Buffer.from(whole)
  hugeFooter.writeUInt32LE(0x7f_ff_ff_ff, whole.length - 8)
  for (const bytes of [Buffer.from(''), Buffer.from('PAR1PAR1'), whole.subarray(0, -1), hugeFooter]) {
    writeFileSync(path, bytes)
    deepStrictEqual(await read('f', objects, 'bucket'), ['The file is not a Parquet file.'])
  }
  for (let at = 4; at < whole.length - 8; at += 37) {
    const broken = Buffer.from(whole)
    broken[at] = (broken[at] ?? 0) ^ 0xff
    writeFileSync(path, broken)
    // Whatever it is: it comes to an end, and the rest can be read after it.
    await read('f', objects, 'bucket')
  }
  deepStrictEqual(await read('gzip'), rows)
  // A level that says otherwise than its neighbours keeps the decoder going round in a circle.
  const circular = readFileSync(join(import.meta.dirname, 'fixtures', 'zstd.parquet'))
  circular[510] = (circular[510] ?? 0) ^ 0xff
  writeFileSync(path, circular)
  const endless = await objects.open('bucket', 'f.parquet')
  const answer = endless.ok ? await parquetItems(endless.value, 300).next() : undefined
  match(JSON.stringify(answer?.value), /could not be decoded in time/)
  deepStrictEqual(await read('gzip'), rows)
  writeFileSync(path, whole)
  const opened = await objects.open('bucket', 'f.parquet')
  copyFileSync(join(import.meta.dirname, 'fixtures', 'types.parquet'), path)
  const first = opened.ok ? await parquetItems(opened.value).next() : undefined
  match(JSON.stringify(first?.value), /could not be read: it has changed while it was read/)
})
