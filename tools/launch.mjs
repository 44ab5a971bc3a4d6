// Starts any of the project's programs from a bare clone, with nothing but Node 20 and npm: installs what is missing,
// finds Node 24, builds the console where it is wanted, and runs the program. It has no dependencies and does nothing
// when nothing is missing.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConsole, consoleIsBuilt, installConsole, staleConsole } from './console-build.mjs'
import { installedPackages, installPackages, lacksPackages } from './packages.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const nodeMajorNeeded = 24
const nodePackages = ['linux-x64', 'linux-arm64', 'darwin-x64', 'bin-darwin-arm64', 'win-x64'].map(
  (name) => `node-${name}`,
)

/**
 * What must be there: `run` for the server alone, `test` for the tools of development too. Installs it if it is not, at
 * the same time as the console's packages. Without its packages nothing starts; without a console everything else does.
 */
export async function prepare(purpose, { withConsole }) {
  const withDev = purpose === 'test'
  const stamp = withConsole ? staleConsole() : undefined
  const startedAt = Date.now()
  const lacksOwn = lacksPackages(root, { withDev })
  // Tools of development that are there already stay there.
  const withTools = withDev || Object.values(installedPackages(root)).some(({ dev }) => dev)
  if (lacksOwn) say(`installing packages${withTools ? ' and development tools' : ''} (once) ...`)
  const console = stamp === undefined ? undefined : installConsole()
  if (lacksOwn && !(await installPackages(root, withTools ? [] : ['--omit=dev']))) {
    say('npm ci failed; its message is above. Is the npm registry reachable?')
    process.exit(1)
  }
  if (lacksOwn) say(`installed in ${secondsSince(startedAt)} s`)
  if (stamp !== undefined) await makeConsole(stamp, console)
}

async function makeConsole(stamp, installing) {
  const startedAt = Date.now()
  say('building the console ...')
  const made = (await installing) && (await buildConsole(stamp, findNode()))
  if (made) return say(`built in ${secondsSince(startedAt)} s`)
  say(
    `the console could not be built; why is said above. Starting ${consoleIsBuilt() ? 'with the old one' : 'without it'}.`,
  )
}

function say(sentence) {
  process.stderr.write(`stile: ${sentence}\n`)
}

function secondsSince(startedAt) {
  return Math.round((Date.now() - startedAt) / 1000)
}

/** The path of a Node that is new enough: this one, or the one that npm installed for this platform. */
export function findNode() {
  for (const name of nodePackages) {
    const file = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(file)) return file
  }
  if (Number(process.versions.node.split('.')[0]) >= nodeMajorNeeded) return process.execPath
  say(
    `needs Node ${nodeMajorNeeded} or newer, this is ${process.version}, and npm installed none for ` +
      `${process.platform}-${process.arch}. Install Node ${nodeMajorNeeded} and start again.`,
  )
  process.exit(1)
}

/** Runs a TypeScript program with the right Node, hands signals on, and ends as it ended. */
export function run(program, args) {
  // Node still calls its SQLite experimental on every start; the store's own suite is what we rely on. Without a bound V8
  // keeps 128 MiB for new objects, and is no faster for it.
  const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16', join(root, program), ...args]
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

/** Programs that show the console, or test it. */
const consolePrograms = ['tools/test.ts', 'tools/screenshots.ts']

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const [purpose, program, ...args] = process.argv.slice(2)
  await prepare(purpose, { withConsole: consolePrograms.includes(program) })
  run(program, args)
}
