// Builds the console when what it is made of has changed since it was built last. Knows nothing but Node 20.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages, lacksPackages, runQuietly } from './packages.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const home = join(root, 'console')
const built = join(home, 'dist')
const scratch = join(home, 'node_modules', '.cache', 'stile')
const stampFile = 'stile-stamp'

/** The stamp that a new build would get; undefined when there is nothing to build: no sources, or none have changed. */
export function staleConsole() {
  if (!existsSync(join(home, 'package.json'))) return undefined
  const stamp = stampOfSources()
  try {
    if (readFileSync(join(built, stampFile), 'utf8') === stamp) return undefined
  } catch {
    // Not built, or not by this program.
  }
  return stamp
}

/** Resolves to whether the console's own packages are there. */
export async function installConsole() {
  if (!lacksPackages(home, { withDev: true })) return true
  return installPackages(home, ['--include=dev'])
}

/** Builds beside, then swaps: whoever serves the console meanwhile has a whole one. */
export async function buildConsole(stamp, node) {
  const fresh = join(scratch, `built-${process.pid}`)
  const old = join(scratch, `old-${process.pid}`)
  try {
    mkdirSync(scratch, { recursive: true })
    const vite = join(home, 'node_modules', 'vite', 'bin', 'vite.js')
    const flags = ['build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error']
    // What the person's shell says of NODE_ENV is about other programs.
    const env = { ...process.env, NODE_ENV: 'production' }
    if (!(await runQuietly(node, [vite, ...flags], { cwd: home, env }))) return false
    writeFileSync(join(fresh, stampFile), stamp)
    if (existsSync(built)) renameSync(built, old)
    renameSync(fresh, built)
    return true
  } catch (error) {
    process.stderr.write(`stile: ${error.message}\n`)
    return false
  } finally {
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true })
  }
}

export function consoleIsBuilt() {
  return existsSync(join(built, 'index.html'))
}

/** A hash over the console's files and those of the modules of ../src that they import, and these import. */
function stampOfSources() {
  const hash = createHash('sha256')
  const modules = new Set()
  const take = (file) => {
    const text = readFileSync(file)
    hash.update(`${file.slice(root.length)}\0${text.length}\0`).update(text)
    for (const [, name] of text.toString('latin1').matchAll(/'(?:\.\.\/)+(?:src\/)?(\w+)\/index\.ts'/g)) {
      if (existsSync(join(root, 'src', name, 'index.ts'))) modules.add(name)
    }
  }
  filesBelow(home).forEach(take)
  // A set grows while it is walked.
  for (const name of modules) filesBelow(join(root, 'src', name)).forEach(take)
  return hash.digest('hex')
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1))
  return entries.flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || /\.test\.tsx?$/.test(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
  })
}
