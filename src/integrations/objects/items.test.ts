import { deepStrictEqual, ok } from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { JsonValue } from '../../base/index.ts'
import type { ReaderRequest } from '../../engine/index.ts'
import { folderObjects } from './folders.ts'
import { mapRunsOver } from './items.ts'

const root = mkdtempSync(join(tmpdir(), 'stile-buckets-'))
const bucket = join(root, 'one.bucket')
mkdirSync(join(bucket, 'a', 'b'), { recursive: true })
after(() => rmSync(root, { recursive: true }))
const objects = folderObjects(root)
const port = mapRunsOver(objects)
const space = { account: '000000000000', region: 'us-east-1' }

type Reader = Partial<ReaderRequest>

async function read(reader: Reader, place: object = { Bucket: 'one.bucket', Key: 'file' }): Promise<JsonValue> {
  const opened = await port.open(space, {
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
    items.push(item.value.key === undefined ? item.value.value : [item.value.key, item.value.value])
  }
  return items
}

function check(name: string, text: string, reader: Reader, expected: JsonValue): void {
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
  deepStrictEqual(Object.keys(first ?? {}), ['Etag', 'LastModified', 'Key', 'Size', 'StorageClass'])
  deepStrictEqual(await read({ ...list, ...json, flatten: true }, { Bucket: 'one.bucket' }), [1, 2, 3, 4, 5])
})

void test('an inventory: its manifest, and the files it names', async () => {
  writeFileSync(join(bucket, 'data.csv.gz'), gzipSync('"one","k%201","7"\n"one","k2","8"\n'))
  const manifest = {
    sourceBucket: 'one',
    destinationBucket: 'arn:aws:s3:::one.bucket',
    fileFormat: 'CSV',
    fileSchema: 'Bucket, Key, Size',
    files: [{ key: 'data.csv.gz', size: 1 }],
  }
  writeFileSync(join(bucket, 'file'), JSON.stringify(manifest))
  deepStrictEqual(JSON.parse(JSON.stringify(await read({ inputType: 'MANIFEST' }))), [
    { Bucket: 'one', Key: 'k%201', Size: '7' },
    { Bucket: 'one', Key: 'k2', Size: '8' },
  ])
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
  const written = await port.write(space, 'one.bucket', 'new/folder/r.json', text('[', '"ä"', ']'))
  deepStrictEqual(written, { ok: true, value: 6 })
  deepStrictEqual(readFileSync(join(bucket, 'new/folder/r.json'), 'utf8'), '["ä"]')
  async function* broken() {
    yield await Promise.resolve('[')
    throw new Error('the end')
  }
  ok(!(await port.write(space, 'one.bucket', 'new/folder/s.json', broken())).ok)
  deepStrictEqual(readdirSync(join(bucket, 'new/folder')), ['r.json'])
})

async function* text(...pieces: readonly string[]) {
  for (const piece of pieces) yield await Promise.resolve(piece)
}
