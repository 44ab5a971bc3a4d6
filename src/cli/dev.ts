import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  adjustableQuotas,
  makeDemo,
  openInstance,
  openLog,
  type Instance,
  type InstanceConfig,
  type Quotas,
} from '../server/index.ts'
import { matching, oneOf, parseFlags, wholeNumber, type Arguments, type Flag } from './flags.ts'
import { devHelp } from './help.ts'
import { complain, say } from './messages.ts'

const flags: readonly Flag[] = [
  {
    name: '--port',
    value: 'N',
    help: 'port of everything AWS; 0 takes a free one (4566)',
    problem: wholeNumber(0, 65_535),
  },
  {
    name: '--console-port',
    value: 'N',
    help: 'port of the console; 0 takes a free one (the one above --port)',
    problem: wholeNumber(0, 65_535),
  },
  { name: '--no-console', help: 'no console' },
  { name: '--console-dir', value: 'DIR', help: 'folder of a built console (console/dist)' },
  { name: '--data-dir', value: 'DIR', help: 'where everything is kept (.stile)' },
  { name: '--memory', help: 'keep everything in memory instead' },
  { name: '--buckets', value: 'DIR', help: 'folder whose folders are buckets, for Distributed Maps (none)' },
  { name: '--functions', value: 'DIR', help: 'folder whose files and packages are Lambda functions (none)' },
  {
    name: '--lambda-endpoint',
    value: 'URL',
    help: 'where all invocations of functions are taken: SAM local, an emulator, AWS (none)',
    problem: matching(/^https?:\/\/[^\s/]/, 'a URL is needed, like http://127.0.0.1:3001.'),
  },
  { name: '--host', value: 'HOST', help: 'address to listen on (127.0.0.1)' },
  { name: '--allow-remote', help: 'let --host be an address that other machines reach' },
  {
    name: '--iam',
    value: 'MODE',
    help: 'enforce policies, audit (log only) or off (enforce)',
    problem: oneOf(['enforce', 'audit', 'off']),
  },
  {
    name: '--account',
    value: 'ID',
    help: 'account of the root key (000000000000)',
    problem: matching(/^\d{12}$/, 'an account is twelve digits.'),
  },
  {
    name: '--region',
    value: 'NAME',
    help: 'region that is named in examples (us-east-1)',
    problem: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region looks like us-east-1.'),
  },
  {
    name: '--retention-days',
    value: 'N',
    help: 'how long closed executions are kept (90)',
    problem: wholeNumber(1, 3_650),
  },
  {
    name: '--quota',
    value: 'NAME=N',
    help: `another quota than AWS's: ${adjustableQuotas.join(', ')}; may be given several times`,
    repeats: true,
    problem: quotaProblem,
  },
  { name: '--demo', help: "make the tutorial's machine, role, API and stage, and print a curl that starts it" },
  { name: '--help', help: 'this text' },
]

/** Runs until SIGINT or SIGTERM; the exit code. */
export async function dev(words: readonly string[]): Promise<number> {
  const parsed = parseFlags('dev', flags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, lists, positionals } = parsed.value
  if (switches.has('--help')) return say(devHelp(flags))
  if (positionals.length > 0)
    return complain(
      `\`stile dev\` takes flags only; ${JSON.stringify(positionals[0])} is none. See \`stile dev --help\`.`,
    )
  const problem =
    hostProblem(parsed.value) ??
    (switches.has('--memory') && values.has('--data-dir')
      ? '--memory and --data-dir exclude each other. Leave one out.'
      : undefined) ??
    consoleProblem(parsed.value) ??
    functionsProblem(parsed.value) ??
    folderProblem('--functions', parsed.value) ??
    folderProblem('--buckets', parsed.value)
  if (problem !== undefined) return complain(problem)

  const log = openLog()
  const opened = await openInstance({
    port: Number(values.get('--port') ?? 4566),
    host: values.get('--host') ?? '127.0.0.1',
    ...(switches.has('--memory') ? {} : { dataDirectory: resolve(values.get('--data-dir') ?? '.stile') }),
    ...(values.has('--buckets') ? { buckets: resolve(values.get('--buckets') ?? '') } : {}),
    ...(values.has('--functions') ? { functions: resolve(values.get('--functions') ?? '') } : {}),
    ...(values.has('--lambda-endpoint') ? { lambdaEndpoint: values.get('--lambda-endpoint') ?? '' } : {}),
    iam: (values.get('--iam') ?? 'enforce') as 'enforce' | 'audit' | 'off',
    account: values.get('--account') ?? '000000000000',
    region: values.get('--region') ?? 'us-east-1',
    ...(values.has('--retention-days') ? { retentionDays: Number(values.get('--retention-days')) } : {}),
    quotas: quotasOf(lists.get('--quota') ?? []),
    ...(switches.has('--no-console') ? {} : { console: consoleConfig(values) }),
    log,
  })
  if (!opened.ok) return complain(opened.failure.message)
  const instance = opened.value
  const stopped = untilSignal()
  if (switches.has('--allow-remote'))
    log.warn('other machines may reach this server, and its key test/test is well known')
  await announce(instance, switches.has('--demo'))
  await stopped
  await instance.close()
  return 0
}

async function announce(instance: Instance, withDemo: boolean): Promise<void> {
  const { url, consoleUrl, space } = instance
  const lines = [
    `stile ready ${url}${consoleUrl === undefined ? '' : ` console ${consoleUrl}`}`,
    `export AWS_ENDPOINT_URL=${url}`,
    'export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test',
    `export AWS_REGION=${space.region} AWS_DEFAULT_REGION=${space.region}`,
    // SDKs put `sync-` before the host of StartSyncExecution and TestState, which local resolvers do not know.
    'export AWS_DISABLE_HOST_PREFIX_INJECTION=true',
  ]
  if (withDemo) {
    const demo = await makeDemo(instance.call, space)
    if (demo.ok) {
      lines.push(`curl -X POST -H 'Content-Type: application/json' -d '{"name":"world"}' ${url}${demo.value.path}`)
      lines.push(`npm run --silent stile -- show --last${url.endsWith(':4566') ? '' : ` --url ${url}`}`)
    } else lines.push(`# the demo could not be made: ${demo.failure.code}: ${demo.failure.message}`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

const builtConsole = fileURLToPath(new URL('../../console/dist', import.meta.url))

function consoleConfig(values: Arguments['values']): NonNullable<InstanceConfig['console']> {
  const directory = resolve(values.get('--console-dir') ?? builtConsole)
  return values.has('--console-port') ? { directory, port: Number(values.get('--console-port')) } : { directory }
}

function consoleProblem({ switches, values }: Arguments): string | undefined {
  const directory = values.get('--console-dir')
  if (switches.has('--no-console') && (directory !== undefined || values.has('--console-port')))
    return '--no-console goes with neither --console-port nor --console-dir. Leave one out.'
  if (directory === undefined || existsSync(resolve(directory, 'index.html'))) return undefined
  return `--console-dir ${directory} holds no index.html. Build the console there, or leave the flag out.`
}

function functionsProblem({ values }: Arguments): string | undefined {
  if (!values.has('--functions') || !values.has('--lambda-endpoint')) return undefined
  return '--functions and --lambda-endpoint exclude each other. Leave one out.'
}

function folderProblem(name: '--functions' | '--buckets', { values }: Arguments): string | undefined {
  const directory = values.get(name)
  if (directory === undefined || isFolder(resolve(directory))) return undefined
  return `${name} ${directory} is no folder. Make it, or name another.`
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function quotaProblem(text: string): string | undefined {
  const [name, value] = nameAndValue(text)
  if (!adjustableQuotas.some((known) => known === name)) return `the quotas are ${adjustableQuotas.join(', ')}.`
  return wholeNumber(0, 100_000_000)(value)
}

function quotasOf(texts: readonly string[]): Quotas {
  return Object.fromEntries(texts.map(nameAndValue).map(([name, value]) => [name, Number(value)]))
}

function nameAndValue(text: string): readonly [name: string, value: string] {
  const [name = '', ...value] = text.split('=')
  return [name, value.join('=')]
}

function hostProblem({ switches, values }: Arguments): string | undefined {
  const host = values.get('--host')
  if (host === undefined || /^(127\.\d+\.\d+\.\d+|localhost|::1)$/.test(host) || switches.has('--allow-remote'))
    return undefined
  return `--host ${host} lets other machines reach a server whose key test/test is well known. Add --allow-remote if that is meant.`
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
