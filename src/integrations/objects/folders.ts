import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { mkdir, open, opendir, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fail, succeed, type EpochMs, type Outcome } from '../../base/index.ts'

/** An object that can be read. */
export interface OpenedObject {
  readonly etag: string
  readonly size: number
  readonly bytes: AsyncIterable<Uint8Array>
  /** The bytes from `start` up to, and without, `end`. Rejects when the object has been replaced since it was opened. */
  range(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>
}

export interface ObjectEntry {
  readonly key: string
  readonly etag: string
  readonly size: number
  readonly modifiedAt: EpochMs
}

/** Where objects are: buckets of keys. Failures are in S3's codes and words. */
export interface Objects {
  open(bucket: string, key: string): Promise<Outcome<OpenedObject>>
  /** In the order of their keys' bytes. */
  list(bucket: string, prefix: string): Promise<Outcome<AsyncIterable<ObjectEntry>>>
  /** Replaces the object whole; gives its size in bytes. */
  write(bucket: string, key: string, text: AsyncIterable<string>): Promise<Outcome<number>>
}

const noBucket = fail('NoSuchBucket', 'The specified bucket does not exist')
const noKey = fail('NoSuchKey', 'The specified key does not exist.')

/** Folders under `root` as buckets, the files in them as objects. Nothing outside of a bucket's folder is ever touched. */
export function folderObjects(root: string): Objects {
  return {
    async open(bucket, key) {
      const folder = await bucketFolder(root, bucket)
      if (folder === undefined) return noBucket
      const path = await pathWithin(folder, key)
      const found = path === undefined ? undefined : await statOf(path)
      if (path === undefined || found?.isFile() !== true) return noKey
      const etag = etagOf(found)
      const range = (start: number, end: number) => rangeOf(path, etag, start, end)
      return succeed({ etag, size: found.size, bytes: bytesOf(path), range })
    },
    async list(bucket, prefix) {
      const folder = await bucketFolder(root, bucket)
      return folder === undefined ? noBucket : succeed(entries(folder, '', prefix))
    },
    async write(bucket, key, text) {
      const folder = await bucketFolder(root, bucket)
      if (folder === undefined) return noBucket
      if (!isSafeKey(key))
        return fail('InvalidArgument', `The key ${JSON.stringify(key)} cannot be a file's name here.`)
      return await writeWithin(folder, key, text)
    },
  }
}

/** Opened when the first byte is asked for. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Uint8Array>
}

async function rangeOf(path: string, etag: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path)
  try {
    if (etagOf(await file.stat()) !== etag) throw new Error('it has changed while it was read')
    const bytes = new Uint8Array(end - start)
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled)
      if (bytesRead === 0) throw new Error('it ends too early')
      filled += bytesRead
    }
    return bytes
  } finally {
    await file.close()
  }
}

/** The real path of a bucket's folder. */
async function bucketFolder(root: string, bucket: string): Promise<string | undefined> {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || bucket.includes('..')) return undefined
  const path = await realPathOf(join(root, bucket))
  return path !== undefined && (await statOf(path))?.isDirectory() === true ? path : undefined
}

/** Keys that name nothing but a file below: no empty, `.` or `..` steps, no other separators. */
function isSafeKey(key: string): boolean {
  if (key === '' || key.includes('\0') || (sep !== '/' && key.includes(sep))) return false
  return key.split('/').every((step) => step !== '' && step !== '.' && step !== '..' && !step.endsWith(unfinished))
}

/** Files that are being written. */
const unfinished = '.stile-unfinished'

/** The real path of a key's file, if it is in the folder: links that lead out of it lead nowhere. */
async function pathWithin(folder: string, key: string): Promise<string | undefined> {
  if (!isSafeKey(key)) return undefined
  const path = await realPathOf(join(folder, ...key.split('/')))
  return path?.startsWith(folder + sep) === true ? path : undefined
}

async function writeWithin(folder: string, key: string, text: AsyncIterable<string>): Promise<Outcome<number>> {
  const path = join(folder, ...key.split('/'))
  const parent = dirname(path)
  if (!(await leadsWithin(folder, parent))) return noKey
  await mkdir(parent, { recursive: true })
  const temporary = `${path}.${randomUUID()}${unfinished}`
  try {
    const size = await writeAll(temporary, text)
    await rename(temporary, path)
    return succeed(size)
  } catch (error) {
    await rm(temporary, { force: true })
    return fail(
      'InternalError',
      `The object could not be written: ${error instanceof Error ? error.message : 'unknown'}`,
    )
  }
}

/** Whether the part of the path that exists is really in the folder. */
async function leadsWithin(folder: string, path: string): Promise<boolean> {
  const real = await realPathOf(path)
  if (real === undefined) return path.startsWith(folder) && (await leadsWithin(folder, dirname(path)))
  return real === folder || real.startsWith(folder + sep)
}

async function writeAll(path: string, text: AsyncIterable<string>): Promise<number> {
  const file = await open(path, 'wx')
  let size = 0
  let waiting = ''
  try {
    for await (const piece of text) {
      waiting += piece
      if (waiting.length < 262_144) continue
      size += (await file.write(waiting)).bytesWritten
      waiting = ''
    }
    size += (await file.write(waiting)).bytesWritten
    await file.sync()
    return size
  } finally {
    await file.close()
  }
}

/** Folder by folder: sorted so that the keys come in order, a folder's as if its name ended in a slash. */
async function* entries(folder: string, below: string, prefix: string): AsyncGenerator<ObjectEntry> {
  const names: string[] = []
  for await (const entry of await opendir(join(folder, below))) {
    if (entry.isDirectory()) names.push(`${entry.name}/`)
    else if (entry.isFile() && !entry.name.endsWith(unfinished)) names.push(entry.name)
  }
  for (const name of names.sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))) {
    const key = below + name
    if (name.endsWith('/')) {
      if (key.startsWith(prefix) || prefix.startsWith(key)) yield* entries(folder, key, prefix)
    } else if (key.startsWith(prefix)) {
      const found = await statOf(join(folder, key))
      if (found !== undefined) {
        yield { key, etag: etagOf(found), size: found.size, modifiedAt: Math.trunc(found.mtimeMs) }
      }
    }
  }
}

/** Changes whenever the file does. */
function etagOf({ size, mtimeMs, ino }: Stats): string {
  return `"${createHash('md5').update(`${ino} ${size} ${mtimeMs}`).digest('hex')}"`
}

async function statOf(path: string): Promise<Stats | undefined> {
  return await stat(path).catch(() => undefined)
}

async function realPathOf(path: string): Promise<string | undefined> {
  return await realpath(path).catch(() => undefined)
}
