import { deepStrictEqual, match, ok } from 'node:assert/strict'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { fail, succeed, type JsonValue } from '../../base/index.ts'
import type { ExecutionFacts } from '../../asl/index.ts'
import type { ReaderRequest } from '../../engine/index.ts'
import { folderObjects } from './folders.ts'
import { mapRunsOver } from './items.ts'

const root = mkdtempSync(join(tmpdir(), 'stile-buckets-'))
const bucket = join(root, 'one.bucket')
mkdirSync(join(bucket, 'a', 'b'), { recursive: true })
after(() => rmSync(root, { recursive: true }))
const objects = folderObjects(root)
const asked: string[] = []
/** Refuses what has `secret` in its name. */
const access: Parameters<typeof mapRunsOver>[1] = {
  mayUseObject: (_execution, action, resource, context) => {
    asked.push([action, resource, ...Object.values(context ?? {})].join(' '))
    return Promise.resolve(
      resource.endsWith('bucket/secret') ? fail('AccessDenied', `no ${action}`) : succeed(undefined),
    )
  },
}
const port = mapRunsOver(objects, access)
const execution = { machineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:m' } as ExecutionFacts

type Reader = Partial<ReaderRequest>

async function read(reader: Reader, place: object = { Bucket: 'one.bucket', Key: 'file' }): Promise<JsonValue> {
  const opened = await port.open(execution, {
    action: 'getObject',
    flatten: false,
    csvDelimiter: 'COMMA',
    ...reader,
    parameters: JSON.stringify(place),
  })
  if (!opened.ok) return [opened.failure.code, opened.failure.message]
  const items: JsonValue[] = []
  for await (const item of opened.value.items) {
    if (!item.ok) return [item.failure.code, item.failure.message]
    const { key, value, numeral = value } = item.value
    items.push(key === undefined ? numeral : [key, numeral])
  }
  return items
}

function check(name: string, text: string | Uint8Array, reader: Reader, expected: JsonValue): void {
  void test(name, async () => {
    writeFileSync(join(bucket, 'file'), text)
    deepStrictEqual(JSON.stringify(await read(reader)), JSON.stringify(expected))
  })
}

const csv: Reader = { inputType: 'CSV' }
const given: Reader = { ...csv, csvHeaders: ['H1', 'H2', 'H3'] }
check('CSV with given headers: what is missing is empty, the rest left out', 'a,b,c\n,,,\n\nx,\n   \n', given, [
  { H1: 'a', H2: 'b', H3: 'c' },
  { H1: '', H2: '', H3: '' },
  { H1: 'x', H2: '', H3: '' },
  { H1: '   ', H2: '', H3: '' },
])
check('CSV: quotes, line ends, no line end at the end', 'A,B\r\n"x ""y"", z","two\nlines"\r\n1,\'2\'', csv, [
  { A: 'x "y", z', B: 'two\nlines' },
  { A: '1', B: "'2'" },
])
check('CSV: the mark of the byte order, headers in the order AWS has them', '\ufeff0,True,{}\n1,2,3\n', csv, [
  { '0': '1', '{}': '3', True: '2' },
])
for (const [csvDelimiter, character] of [
  ['PIPE', '|'],
  ['SEMICOLON', ';'],
  ['SPACE', ' '],
  ['TAB', '\t'],
] as const) {
  check(`CSV by ${csvDelimiter}`, ['A', 'B\n1', '2\n'].join(character), { ...csv, csvDelimiter }, [{ A: '1', B: '2' }])
}
check('CSV headers that repeat', 'A,A\n1,2\n', csv, [
  'States.ItemReaderFailed',
  'CSV headers cannot contain duplicates.',
])
check('JSONL', '{"a":1}\n\n[2]\r\n"three"', { inputType: 'JSONL' }, [{ a: 1 }, [2], 'three'])
const json: Reader = { inputType: 'JSON' }
void test('numbers as they are written', async () => {
  const text = '{"a":[1.0,{"n":12345678901234567890}]}'
  for (const [file, reader] of [
    ['1.0\n{"n":12345678901234567890}', { inputType: 'JSONL' }],
    ['[1.0,{"n":12345678901234567890}]', json],
    [text, { ...json, itemsPointer: '/a' }],
  ] as const) {
    writeFileSync(join(bucket, 'file'), file)
    deepStrictEqual(JSON.stringify(await read(reader)), '["1.0",{"n":12345678901234567890}]')
  }
})
check('compressed by gzip', gzipSync('{"a":1}\n2'), { inputType: 'JSONL' }, [{ a: 1 }, 2])
check('compressed by Zstandard', zstdCompressSync('A\n1'), csv, [{ A: '1' }])
check('no more than a mark of compression', gzipSync('[1]').subarray(0, 12), json, [
  'States.ItemReaderFailed',
  'The object could not be read: unexpected end of file',
])
check('CSV headers over 10 KiB', `A,${'b'.repeat(10_240)}\n1,2\n`, csv, [
  'States.ItemReaderFailed',
  'The headers of the CSV file are larger than 10 KiB.',
])
const notIterable = ['States.ItemReaderFailed', 'Attempting to map over non-iterable node.']
check('JSON', ' [1, {"a":"]\\"},["}, [2,[3]] , "x,y",null ] \n', json, [1, { a: ']"},[' }, [2, [3]], 'x,y', null])
check('JSON: nothing in it', '[ ]', json, [])
check('JSON that is an object', '{"a":[1]}', json, notIterable)
check('JSON by a pointer', '{"a/b":{"~":[[1],[2]]}}', { ...json, itemsPointer: '/a~1b/~0' }, [[1], [2]])
check('JSON by a pointer to an object', '{"a":{"x":1,"y":2}}', { ...json, itemsPointer: '/a' }, [
  ['x', 1],
  ['y', 2],
])
check('JSON by a pointer to nothing', '{"a":1}', { ...json, itemsPointer: '/b' }, notIterable)
for (const text of ['[1', '[1,]', '[1,,2]', '[1]2', '[a]', '']) {
  void test(`no JSON: ${text}`, async () => {
    writeFileSync(join(bucket, 'file'), text)
    deepStrictEqual(((await read(json)) as readonly string[])[0], 'States.ItemReaderFailed')
  })
}

void test('characters and items cut anywhere by the pieces they come in', async () => {
  const items = Array.from({ length: 40_000 }, (_, index) => ({ index, text: 'ä€😀"\\'.repeat(index % 5) }))
  writeFileSync(join(bucket, 'file'), JSON.stringify(items))
  deepStrictEqual(await read(json), items)
})

void test('lists: keys in the order of their bytes, below a prefix, loaded one after the other', async () => {
  rmSync(join(bucket, 'file'), { force: true })
  for (const [key, text] of [
    ['a.txt', '[1]'],
    ['a/1', '[2,3]'],
    ['a/b/1', '[4]'],
    ['b', '[5]'],
  ] as const) {
    writeFileSync(join(bucket, key), text)
  }
  const list = { action: 'listObjectsV2' } as const
  const keys = async (Prefix: string) =>
    ((await read(list, { Bucket: 'one.bucket', Prefix })) as readonly { readonly Key: string }[]).map(({ Key }) => Key)
  deepStrictEqual(await keys(''), ['a.txt', 'a/1', 'a/b/1', 'b'])
  deepStrictEqual(await keys('a/'), ['a/1', 'a/b/1'])
  deepStrictEqual(await keys('a/b/1'), ['a/b/1'])
  const [first] = (await read(list, { Bucket: 'one.bucket' })) as readonly Readonly<Record<string, JsonValue>>[]
  deepStrictEqual(Object.keys(first ?? {}), ['Etag', 'Key', 'LastModified', 'Size', 'StorageClass'])
  match(JSON.stringify(first), /"LastModified":\d\.\d+E9,/)
  deepStrictEqual(await read({ ...list, ...json, flatten: true }, { Bucket: 'one.bucket' }), [1, 2, 3, 4, 5])
})

const inventory = (fileFormat: string, key: string) =>
  JSON.stringify({
    sourceBucket: 'one',
    destinationBucket: 'arn:aws:s3:::one.bucket',
    fileFormat,
    fileSchema: 'Bucket, Key, Size',
    files: [{ key, size: 1 }],
  })

void test('an inventory: its manifest, and the files it names', async () => {
  writeFileSync(join(bucket, 'data.csv.gz'), gzipSync('"one","k%201","7"\n"one","k2","8"\n'))
  writeFileSync(join(bucket, 'file'), inventory('CSV', 'data.csv.gz'))
  for (const reader of [{ inputType: 'MANIFEST' }, { manifestType: 'S3_INVENTORY' }] as const) {
    deepStrictEqual(JSON.parse(JSON.stringify(await read(reader))), [
      { Bucket: 'one', Key: 'k%201', Size: '7' },
      { Bucket: 'one', Key: 'k2', Size: '8' },
    ])
  }
  copyFileSync(fixture('inventory'), join(bucket, 'data.parquet'))
  writeFileSync(join(bucket, 'file'), inventory('Parquet', 'data.parquet'))
  deepStrictEqual(await read({ inputType: 'MANIFEST' }), [
    { bucket: 'b', key: 'k 1', size: 1 },
    { bucket: 'b', key: 'k2', size: 2 },
  ])
  writeFileSync(join(bucket, 'file'), inventory('ORC', 'data.orc'))
  deepStrictEqual(await read({ inputType: 'MANIFEST' }), [
    'States.ItemReaderFailed',
    'Inventories in the format ORC cannot be read: let the inventory be written as CSV or Parquet.',
  ])
})

void test('what a query of Athena has written: the files, in the order of the manifest', async () => {
  const athena: Reader = { manifestType: 'ATHENA_DATA' }
  writeFileSync(join(bucket, 'part 1.gz'), gzipSync('{"a":1}\n'))
  writeFileSync(join(bucket, 'part-2'), '{"a":2}\n')
  copyFileSync(fixture('int96'), join(bucket, 'part-3'))
  writeFileSync(join(bucket, 'file'), 's3://one.bucket/part 1.gz\n"s3://one.bucket/part-2"\r\n')
  deepStrictEqual(await read({ ...athena, inputType: 'JSONL' }), [{ a: 1 }, { a: 2 }])
  writeFileSync(join(bucket, 'file'), 's3://one.bucket/part-3')
  deepStrictEqual(await read({ ...athena, inputType: 'PARQUET' }), [
    { int96: '2026-01-31T12:34:56.789012000Z' },
    { int96: null },
  ])
  writeFileSync(join(bucket, 'file'), 's3://one.bucket/part-2\nhttp://elsewhere/part\n')
  deepStrictEqual(await read({ ...athena, inputType: 'JSONL' }), [
    'States.ItemReaderFailed',
    'The manifest is not that of an Athena query: a line of it is no S3 URI.',
  ])
})

void test('the role is asked for every object; a bucket has one owner, an object one version', async () => {
  writeFileSync(join(bucket, 'file'), 's3://one.bucket/secret')
  asked.length = 0
  const place = { Bucket: 'one.bucket', Key: 'file' }
  const athena: Reader = { manifestType: 'ATHENA_DATA', inputType: 'CSV' }
  deepStrictEqual(await read(athena, place), ['States.ItemReaderFailed', 'no s3:GetObject'])
  await read({ action: 'listObjectsV2' }, { Bucket: 'one.bucket', Prefix: 'a/' })
  const written = await port.write(execution, 'one.bucket', 'secret', text('x'))
  deepStrictEqual(written, fail('AccessDenied', 'no s3:PutObject'))
  deepStrictEqual(asked, [
    's3:GetObject arn:aws:s3:::one.bucket/file',
    's3:GetObject arn:aws:s3:::one.bucket/secret',
    's3:ListBucket arn:aws:s3:::one.bucket a/',
    's3:PutObject arn:aws:s3:::one.bucket/secret',
  ])
  for (const [more, why] of [
    [{ VersionId: 'v1' }, 'The specified version does not exist.'],
    [{ ExpectedBucketOwner: '111111111111' }, 'Access Denied'],
  ] as const) {
    deepStrictEqual(await read(json, { ...place, ...more }), ['States.ItemReaderFailed', why])
  }
})

void test('nothing outside of a bucket is read, listed or written', async () => {
  writeFileSync(join(root, 'secret'), '[1]')
  symlinkSync(join(root, 'secret'), join(bucket, 'link'))
  symlinkSync(root, join(bucket, 'out'))
  for (const Key of ['../secret', 'a/../../secret', 'link', 'out/secret', '/secret', 'a//1', '', '.', 'a\0']) {
    const answer = (await read(json, { Bucket: 'one.bucket', Key })) as readonly string[]
    deepStrictEqual(answer, ['States.ItemReaderFailed', 'The specified key does not exist.'], Key)
    const written = await objects.write('one.bucket', Key === 'link' ? 'out/deep/new' : Key, text('x'))
    ok(!written.ok, Key)
  }
  for (const Bucket of ['..', '.', 'no-such', 'one.bucket/a', 'a..b', '']) {
    deepStrictEqual(
      await read(json, { Bucket, Key: 'a.txt' }),
      ['States.ItemReaderFailed', 'The specified bucket does not exist'],
      Bucket,
    )
  }
  deepStrictEqual(readdirSync(root).sort(), ['one.bucket', 'secret'])
})

void test('an object is written whole, or not at all', async () => {
  const written = await port.write(execution, 'one.bucket', 'new/folder/r.json', text('[', '"ä"', ']'))
  deepStrictEqual(written, { ok: true, value: 6 })
  deepStrictEqual(readFileSync(join(bucket, 'new/folder/r.json'), 'utf8'), '["ä"]')
  async function* broken() {
    yield await Promise.resolve('[')
    throw new Error('the end')
  }
  ok(!(await port.write(execution, 'one.bucket', 'new/folder/s.json', broken())).ok)
  deepStrictEqual(readdirSync(join(bucket, 'new/folder')), ['r.json'])
})

function fixture(name: string): string {
  return join(import.meta.dirname, 'fixtures', `${name}.parquet`)
}

async function* text(...pieces: readonly string[]) {
  for (const piece of pieces) yield await Promise.resolve(piece)
}
