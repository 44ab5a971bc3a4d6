import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { StoreCopy } from '../contract.ts'
import type { CopyAnswer, CopyData } from './copy-thread.ts'

const copyName = /^copy-\d+-\d+\.db(-wal|-shm|-journal)?$/
let copies = 0

/** Copies a database beside itself, in a thread of its own. */
export async function copyDatabase(file: string): Promise<StoreCopy> {
  const to = join(dirname(file), `copy-${process.pid}-${++copies}.db`)
  writeFileSync(to, '', { flag: 'wx', mode: 0o600 })
  try {
    const answer = await copyInThread({ file, to })
    if ('message' in answer) throw new Error(answer.message)
    return { file: to, bytes: statSync(to).size }
  } catch (error) {
    rmSync(to, { force: true })
    throw error
  }
}

/** What copies left that a process did not live to remove. */
export function removeCopies(directory: string): void {
  for (const name of readdirSync(directory)) if (copyName.test(name)) rmSync(join(directory, name), { force: true })
}

function copyInThread(data: CopyData): Promise<CopyAnswer> {
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./copy-thread.${suffix}`, import.meta.url), {
    workerData: data,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the copying thread ended')))
  })
}
