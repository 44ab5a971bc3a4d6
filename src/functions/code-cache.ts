import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fail, limits, succeed, type Outcome } from '../base/index.ts'
import type { FunctionCode } from './contract.ts'

/** Unpacked zips, each once, in a private folder that is gone when the server is. */
export interface CodeCache {
  /** The folder, which only this user reads; made when first asked for. */
  folder(): string
  /** The folder of a function's code. A zip's stays until it is not in use and others are newer. */
  place(code: FunctionCode, isInUse: (path: string) => boolean): Promise<Outcome<string>>
  close(): Promise<void>
}

const prefix = 'stile-functions-'

/** `parent` is this server's alone when `own` is said: what an earlier one has left there is removed. */
export function openCodeCache(parent: string, own: boolean): CodeCache {
  if (own) {
    mkdirSync(parent, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(parent)) {
      if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true })
    }
  }
  let made: string | undefined
  // mkdtemp makes it for this user alone. Functions see its real path, as their modules are resolved to it.
  const folder = (): string => (made ??= realpathSync(mkdtempSync(join(parent, prefix))))
  const places = new Map<string, Promise<Outcome<string>>>()
  return {
    folder,
    async place(code, isInUse) {
      if (code.kind === 'folder') return folderPlace(code.path)
      const { sha256 } = code
      const known = places.get(sha256)
      // The newest is the last.
      if (known !== undefined) places.delete(sha256)
      const place = known ?? unpackInThread(code, folder())
      places.set(sha256, place)
      const outcome = await place
      if (!outcome.ok) places.delete(sha256)
      else await forgetOldest(places, isInUse)
      return outcome
    },
    async close() {
      if (made !== undefined) await rm(made, { recursive: true, force: true })
    },
  }
}

async function folderPlace(path: string): Promise<Outcome<string>> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true ? succeed(realpathSync(path)) : fail('ServiceException', `${path} is no folder.`)
}

async function forgetOldest(
  places: Map<string, Promise<Outcome<string>>>,
  isInUse: (path: string) => boolean,
): Promise<void> {
  for (const [sha256, place] of places) {
    if (places.size <= limits.functionCodesKept) return
    const outcome = await place
    if (outcome.ok && isInUse(outcome.value)) continue
    places.delete(sha256)
    if (outcome.ok) await rm(outcome.value, { recursive: true, force: true })
  }
}

let unpacked = 0

async function unpackInThread(code: FunctionCode & { readonly kind: 'zip' }, folder: string): Promise<Outcome<string>> {
  const name = `code-${++unpacked}`
  const making = join(folder, `${name}.making`)
  try {
    const zip = await code.read()
    await mkdir(making, { mode: 0o700 })
    const problem = await runThread(zip, making)
    if (problem !== '') {
      await rm(making, { recursive: true, force: true })
      return fail('InvalidZipFileException', `Lambda could not unzip the deployment package: ${problem}.`)
    }
    await rename(making, join(folder, name))
    return succeed(join(folder, name))
  } catch (error) {
    return fail('ServiceException', `The code could not be unpacked: ${String(error)}`)
  }
}

function runThread(zip: Uint8Array, folder: string): Promise<string> {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`./unpack-thread.${suffix}`, import.meta.url), {
      workerData: { zip, folder },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended')))
  })
}
