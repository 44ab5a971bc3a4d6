import { readdir, readFile } from 'node:fs/promises'

/**
 * Ends processes that have left the group of the function that started them: they still bear its mark in their
 * environment, unless they have emptied it. Where there is no /proc, only groups are ended.
 */
export interface Strays {
  end(mark: string): Promise<void>
}

export function openStrays(): Strays {
  let wanted: string[] = []
  let sweeping: Promise<void> | undefined
  const sweep = async (): Promise<void> => {
    const marks = wanted.map((mark) => Buffer.from(mark))
    wanted = []
    const names = await readdir('/proc').catch(() => [])
    for (const name of names) {
      if (!/^\d+$/.test(name) || name === String(process.pid)) continue
      const environment = await readFile(`/proc/${name}/environ`).catch(() => undefined)
      if (environment !== undefined && marks.some((mark) => environment.includes(mark))) endProcess(Number(name))
    }
  }
  return {
    async end(mark) {
      if (process.platform !== 'linux') return
      wanted.push(mark)
      // A sweep that has begun may have passed the stray by: the next one is for it.
      await sweeping
      sweeping ??= sweep().finally(() => (sweeping = undefined))
      await sweeping
    },
  }
}

/** A process, or with a negative number a group; one that is gone already does not matter. */
export function endProcess(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    return
  }
}
