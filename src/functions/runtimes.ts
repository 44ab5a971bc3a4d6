import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, succeed, type Outcome } from '../base/index.ts'

/** How the process of a function is started. */
export interface Launch {
  /** It may be any client of the Runtime API. */
  readonly foreign?: true
  readonly command: string
  readonly arguments: readonly string[]
}

/** What a function needs to be started, beside its code. */
export interface LaunchRequest {
  readonly runtime: string
  /** Folder of the function's code. */
  readonly root: string
  readonly memoryMib: number
}

/** Lambda's names of what is run here: by the server's own Node, the machine's Python, or the function's own program. */
const nodeRuntimes = ['nodejs16.x', 'nodejs18.x', 'nodejs20.x', 'nodejs22.x', 'nodejs24.x']
const pythonRuntimes = ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'].map((version) => `python${version}`)
const ownRuntimes = ['provided.al2', 'provided.al2023']

/** Where the programs are that call handlers. */
export const bootstrapFolder = fileURLToPath(new URL('./bootstrap', import.meta.url))

/** The part of its memory that a function in Node may fill with objects, as Lambda sets it. */
const heapShare = 0.9
const probeMs = 10_000

/** Looks for each interpreter until it is found. */
export interface Runtimes {
  names(): Promise<readonly string[]>
  launch(request: LaunchRequest): Promise<Outcome<Launch>>
}

export function openRuntimes(): Runtimes {
  const pythons = new Map<string, Promise<string | undefined>>()
  const pythonOf = (command: string): Promise<string | undefined> => {
    let path = pythons.get(command)
    if (path === undefined) {
      path = findPython(command).then((found) => {
        // It may have been too busy to answer: looked for again.
        if (found === undefined) pythons.delete(command)
        return found
      })
      pythons.set(command, path)
    }
    return path
  }
  return {
    async names() {
      const python = (await pythonOf('python3')) === undefined ? [] : pythonRuntimes
      return [...nodeRuntimes, ...python, ...(process.platform === 'win32' ? [] : ownRuntimes)]
    },
    async launch({ runtime, root, memoryMib }) {
      if (nodeRuntimes.includes(runtime)) return succeed(nodeLaunch(memoryMib))
      if (ownRuntimes.includes(runtime)) return ownLaunch(root)
      if (!pythonRuntimes.includes(runtime)) return notHere(`The runtime ${runtime} is not supported.`)
      // The very version if the machine has it, else whatever Python 3 there is.
      const python = (await pythonOf(runtime)) ?? (await pythonOf('python3'))
      if (python === undefined) return notHere('There is no python3 on this machine.')
      return succeed({ command: python, arguments: ['-u', '-B', bootstrapFile('python.py')] })
    },
  }
}

function nodeLaunch(memoryMib: number): Launch {
  const heapMib = Math.floor(memoryMib * heapShare)
  const flags = [`--max-old-space-size=${heapMib}`, '--disable-warning=ExperimentalWarning']
  return { command: process.execPath, arguments: [...flags, bootstrapFile('node.mjs')] }
}

/** The function's own error: it is answered as one, not refused. */
export const invalidEntrypoint = 'Runtime.InvalidEntrypoint'

async function ownLaunch(root: string): Promise<Outcome<Launch>> {
  const command = join(root, 'bootstrap')
  const runs = await access(command, constants.X_OK).then(
    () => true,
    () => false,
  )
  return runs
    ? succeed({ command, arguments: [], foreign: true })
    : fail(invalidEntrypoint, "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]")
}

function notHere(message: string): Outcome<never> {
  return fail('InvalidRuntimeException', message)
}

function bootstrapFile(name: string): string {
  return join(bootstrapFolder, name)
}

/** The interpreter itself: what stands in the PATH may be a script that looks for one each time. */
function findPython(command: string): Promise<string | undefined> {
  const program = 'import sys; print(sys.executable if sys.version_info >= (3, 8) else "")'
  return new Promise((resolve) => {
    execFile(command, ['-I', '-c', program], { timeout: probeMs }, (error, stdout) => {
      const path = stdout.trim()
      resolve(error === null && path !== '' ? path : undefined)
    })
  })
}
