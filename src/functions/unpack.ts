import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'

export interface UnpackBounds {
  readonly bytes: number
  readonly entries: number
}

/**
 * Writes what a zip holds into an empty folder. A sentence when it cannot be done: no zip, names that lead out of the
 * folder, more than the bounds. What claims to be smaller than it is comes out cut off. A link becomes a file.
 */
export function unpack(zip: Uint8Array, folder: string, bounds: UnpackBounds): string | undefined {
  let bytes = 0
  let entries = 0
  let problem: string | undefined
  const files = ((): Record<string, Uint8Array> => {
    try {
      return unzipSync(zip, {
        filter({ name, size, originalSize }) {
          bytes += Math.max(size, originalSize)
          entries++
          if (!isInside(name)) problem ??= `${JSON.stringify(name)} leads out of the package`
          if (bytes > bounds.bytes) problem ??= `unzipped size must be smaller than ${bounds.bytes} bytes`
          if (entries > bounds.entries) problem ??= `more than ${bounds.entries} entries`
          return problem === undefined
        },
      })
    } catch (error) {
      problem ??= error instanceof Error ? error.message : String(error)
      return {}
    }
  })()
  if (problem !== undefined) return problem
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name)
      mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true, mode: 0o700 })
      // Whether something may be run is not told of entries: everything may, as far as its owner goes.
      if (!name.endsWith('/')) writeFileSync(path, content, { mode: 0o700 })
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return undefined
}

function isInside(name: string): boolean {
  return (
    name !== '' &&
    !name.startsWith('/') &&
    !/[\\\0]|^[A-Za-z]:/.test(name) &&
    name.split('/').every((part) => part !== '..' && part !== '.')
  )
}
