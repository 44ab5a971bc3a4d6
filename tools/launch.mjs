// Starts any of the project's programs from a bare clone, with nothing but Node 20 and npm: installs what is missing,
// finds Node 24, and runs the program with it. It has no dependencies and does nothing when nothing is missing.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const nodeMajorNeeded = 24
const nodePackages = ['linux-x64', 'linux-arm64', 'darwin-x64', 'bin-darwin-arm64', 'win-x64'].map(
  (name) => `node-${name}`,
)

/** What must be there: `run` for the server alone, `test` for the tools of development too. Installs it if it is not. */
export function ensureInstalled(purpose) {
  const locked = packagesOf('package-lock.json')
  const installed = packagesOf(join('node_modules', '.package-lock.json'))
  const isMissing = ([path, { version, optional }]) => !optional && path !== '' && installed[path]?.version !== version
  const needed = Object.entries(locked).filter(([, { dev }]) => purpose === 'test' || !dev)
  if (!needed.some(isMissing)) return
  // Tools of development that are there already stay there.
  const withTools = purpose === 'test' || Object.values(installed).some(({ dev }) => dev)
  process.stderr.write(`stile: installing packages${withTools ? ' and development tools' : ''} (once) ...\n`)
  const startedAt = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const omit = withTools ? [] : ['--omit=dev']
  const result = spawnSync(npm, ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    process.stderr.write('stile: npm ci failed; its message is above. Is the npm registry reachable?\n')
    process.exit(1)
  }
  process.stderr.write(`stile: installed in ${Math.round((Date.now() - startedAt) / 1000)} s\n`)
}

/** The packages that a lock file lists, by their path; none if there is no such file. */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
  } catch {
    return {}
  }
}

/** The path of a Node that is new enough: this one, or the one that npm installed for this platform. */
export function findNode() {
  for (const name of nodePackages) {
    const file = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(file)) return file
  }
  if (Number(process.versions.node.split('.')[0]) >= nodeMajorNeeded) return process.execPath
  process.stderr.write(
    `stile: needs Node ${nodeMajorNeeded} or newer, this is ${process.version}, and npm installed none for ` +
      `${process.platform}-${process.arch}. Install Node ${nodeMajorNeeded} and start again.\n`,
  )
  process.exit(1)
}

/** Runs a TypeScript program with the right Node, hands signals on, and ends as it ended. */
export function run(program, args) {
  // Node still calls its SQLite experimental on every start; the store's own suite is what we rely on.
  const flags = ['--disable-warning=ExperimentalWarning', join(root, program), ...args]
  // What Node made of the sources is kept: the second start takes a third of the time.
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'stile'), ...process.env }
  const child = spawn(findNode(), flags, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (signal !== null) process.removeAllListeners(signal)
    if (signal !== null) process.kill(process.pid, signal)
    else process.exit(code ?? 1)
  })
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const [purpose, program, ...args] = process.argv.slice(2)
  ensureInstalled(purpose)
  run(program, args)
}
