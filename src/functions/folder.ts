import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isObject, limits, member, parseJson, type EpochMs, type JsonObject } from '../base/index.ts'

/** A function that a folder serves. */
export interface FolderFunction {
  readonly name: string
  /** Folder that is the function's code. */
  readonly path: string
  /** Differs whenever anything in the folder does: functions may share modules. */
  readonly revisionId: string
  readonly modifiedAt: EpochMs
  readonly runtime: string
  readonly handler: string
  readonly description?: string
  readonly timeoutSeconds?: number
  readonly memoryMib?: number
  readonly environment?: Readonly<Record<string, string>>
  readonly roleArn?: string
}

export interface FunctionFolder {
  /** In the order of their names. */
  list(): readonly FolderFunction[]
  find(name: string): FolderFunction | undefined
}

interface FolderLog {
  warn(message: string, fields?: JsonObject): void
}

/** Of the server's own Node, whatever its version: what a folder's functions are said to be run by. */
const nodeRuntime = 'nodejs24.x'
const pythonRuntime = 'python3.14'
const nodeEndings = ['mjs', 'js', 'cjs', 'ts', 'mts', 'cts']
const configName = 'functions.json'

/**
 * The functions of a folder: every `NAME.mjs` (js, cjs, ts, mts, cts, py), and every folder `NAME` with an `index` of
 * such an ending, a `lambda_function.py` or a program `bootstrap`. It is looked through whenever it is asked, so that
 * nothing stale is served; names that begin with a dot, and node_modules, are passed by.
 */
export function openFunctionFolder(root: string, log: FolderLog): FunctionFolder {
  let seen: ReadonlyMap<string, FolderFunction> | undefined
  let complaint = ''
  const look = (): ReadonlyMap<string, FolderFunction> => {
    if (seen !== undefined) return seen
    const files = filesOf(root)
    const config = readConfig(root)
    const problem = config === undefined ? `${configName} is no JSON object: it is ignored` : ''
    if (problem !== '' && problem !== complaint) log.warn(problem, { folder: root })
    complaint = problem
    seen = new Map(functionsIn(root, files, config ?? {}).map((each) => [each.name, each]))
    // Calls of the same turn of the loop see the same.
    setImmediate(() => (seen = undefined))
    return seen
  }
  return {
    list: () => [...look().values()],
    find: (name) => look().get(name),
  }
}

interface FolderFile {
  /** From the root on. */
  readonly path: string
  readonly mark: string
}

function filesOf(root: string): readonly FolderFile[] {
  const files: FolderFile[] = []
  const folders = [root]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of readFolder(folder)) {
      if (files.length >= limits.functionFolderFiles) return files
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === '__pycache__') continue
      const path = join(folder, entry.name)
      const found = statSync(path, { throwIfNoEntry: false })
      if (found?.isFile() === true) {
        const mark = `${found.mtimeMs} ${found.ctimeMs} ${found.size} ${found.ino}`
        files.push({ path: relative(root, path), mark })
      } else if (entry.isDirectory()) folders.push(path)
    }
  }
  return files
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function functionsIn(root: string, files: readonly FolderFile[], config: JsonObject): readonly FolderFunction[] {
  const lines = files.map(({ path, mark }) => `${path} ${mark}`).sort()
  const revisionId = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32)
  const found = readFolder(root).flatMap((entry): FolderFunction[] => {
    const inFolder = entry.isDirectory() || (entry.isSymbolicLink() && existsSync(join(root, entry.name, '.')))
    const start = startOf(root, entry.name) ?? (inFolder ? packageStart(join(root, entry.name), entry.name) : undefined)
    if (start === undefined) return []
    const { file, ...code } = start
    const modifiedAt = Math.floor(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    return [{ ...code, revisionId, modifiedAt, ...settingsOf(member(config, code.name)) }]
  })
  return found.sort((left, right) => (left.name < right.name ? -1 : 1))
}

interface Start {
  readonly name: string
  readonly path: string
  readonly runtime: string
  readonly handler: string
  /** That is begun with. */
  readonly file: string
}

/** A file that is a function. */
function startOf(root: string, fileName: string): Start | undefined {
  const [, name = '', ending = ''] = /^([A-Za-z0-9][\w-]{0,63})\.([a-z]+)$/.exec(fileName) ?? []
  const common = { name, path: root, file: join(root, fileName) }
  if (nodeEndings.includes(ending)) return { ...common, runtime: nodeRuntime, handler: `${name}.handler` }
  return ending === 'py' ? { ...common, runtime: pythonRuntime, handler: pythonHandler(common.file, name) } : undefined
}

/** A folder that is a function. */
function packageStart(path: string, name: string): Start | undefined {
  if (!/^[A-Za-z0-9][\w-]{0,63}$/.test(name) || name === 'node_modules') return undefined
  const index = nodeEndings.map((ending) => join(path, `index.${ending}`)).find((file) => existsSync(file))
  if (index !== undefined) return { name, path, file: index, runtime: nodeRuntime, handler: 'index.handler' }
  for (const module of ['index', 'lambda_function']) {
    const file = join(path, `${module}.py`)
    if (existsSync(file)) return { name, path, file, runtime: pythonRuntime, handler: pythonHandler(file, module) }
  }
  const program = join(path, 'bootstrap')
  return isProgram(program)
    ? { name, path, file: program, runtime: 'provided.al2023', handler: 'bootstrap' }
    : undefined
}

/** `lambda_handler`, as Lambda's own examples have it, where the module has that and no `handler`. */
function pythonHandler(file: string, module: string): string {
  const text = readFileSync(file, 'utf8')
  const isLambdas = /^def lambda_handler\b/m.test(text) && !/^def handler\b/m.test(text)
  return `${module}.${isLambdas ? 'lambda_handler' : 'handler'}`
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Settings by function name, with the member names of CreateFunction; undefined when it cannot be read. */
function readConfig(root: string): JsonObject | undefined {
  const path = join(root, configName)
  if (!existsSync(path)) return {}
  const parsed = parseJson(readFileSync(path, 'utf8'))
  return parsed.ok && isObject(parsed.value) ? parsed.value : undefined
}

type Settings = Partial<Omit<FolderFunction, 'name' | 'path' | 'revisionId' | 'modifiedAt'>>

function settingsOf(given: unknown): Settings {
  if (!isObject(given)) return {}
  const text = (name: string): string | undefined => {
    const value = member(given, name)
    return typeof value === 'string' ? value : undefined
  }
  const number = (name: string, most: number): number | undefined => {
    const value = member(given, name)
    return typeof value === 'number' && value > 0 ? Math.min(Math.floor(value), most) : undefined
  }
  const variables = isObject(given['Environment']) ? member(given['Environment'], 'Variables') : undefined
  const environment = isObject(variables)
    ? Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]))
    : undefined
  const settings = {
    handler: text('Handler'),
    runtime: text('Runtime'),
    description: text('Description'),
    roleArn: text('Role'),
    timeoutSeconds: number('Timeout', limits.functionTimeoutSeconds),
    memoryMib: number('MemorySize', limits.functionMemoryMib),
    environment,
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
