/** A real server as a child process, for tests and measurements: started as a person starts it, stopped or killed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly child: ChildProcess
  /** All lines of stdout so far. */
  readonly lines: readonly string[]
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: as a power cut to the process. */
  kill(): Promise<void>
}

const main = join(import.meta.dirname, '../src/cli/main.ts')
export const nodeFlags = ['--disable-warning=ExperimentalWarning']
/** As the launcher starts it. */
const serverFlags = [...nodeFlags, '--max-semi-space-size=16']

/** `stile dev` on a free port with these flags; resolves when it is ready. */
export function startServer(
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  return startProgram([...serverFlags, main, 'dev', '--port', '0', ...flags], /^stile ready (http:\S+)/, environment)
}

/** Any Node program that prints where it listens. */
export function startProgram(
  words: readonly string[],
  ready: RegExp,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const lines: string[] = []
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  return new Promise((resolve, reject) => {
    let rest = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
      const url = parts.map((line) => ready.exec(line)?.[1]).find((match) => match !== undefined)
      if (url === undefined) return
      resolve({
        url,
        port: Number(new URL(url).port),
        child,
        lines,
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
        kill: async () => {
          child.kill('SIGKILL')
          await ended
        },
      })
    })
    void ended.then((code) => reject(new Error(`the server ended with ${code} before it was ready: ${errors}`)))
  })
}
