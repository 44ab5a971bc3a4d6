import { deepStrictEqual, match, notStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { zipSync } from 'fflate'
import { limits } from '../base/index.ts'
import type { InvocationResult } from './contract.ts'
import { hasPython, openHostWorld, processesWith } from './scenario.ts'

const files = {
  'm.mjs': `
import { spawn } from 'node:child_process'
import { writeSync } from 'node:fs'
const forever = () => new Promise(() => setInterval(() => {}, 1000))
export const echo = async (event) => event
export const about = async (_event, context) => ({ context, left: context.getRemainingTimeInMillis(), environment: process.env })
export const later = (event, _context, done) => { setTimeout(() => done(null, event), 5) }
export const refuse = (_event, _context, done) => done(new RangeError('refused'))
export const silent = () => {}
export const pid = async () => process.pid
export const coded = async () => { throw Object.assign(new Error('two\\nlines'), { code: 'E1' }) }
export const text = async () => { throw 'a text' }
export const unhandled = async () => { Promise.reject(new Error('lost')); await forever() }
export const uncaught = async () => { setTimeout(() => { throw new TypeError('thrown') }, 1); await forever() }
export const circular = async () => { const a = {}; a.a = a; return a }
export const loop = () => { for (;;); }
export const never = forever
export const noise = async () => { for (;;) writeSync(1, 'noise '.repeat(1000) + '\\n') }
export const large = async () => 'x'.repeat(${limits.functionAnswerBytes})
export const exit = async ({ code }) => process.exit(code)
export const crash = async () => process.abort()
export const memory = async () => { const all = []; for (;;) all.push(new Array(10_000).fill(all)) }
export const buffers = async () => { const all = []; for (;;) { all.push(Buffer.alloc(5_000_000, 1)); await new Promise((next) => setTimeout(next, 1)) } }
export const half = async () => { writeSync(1, 'no newline'); return 1 }
export const children = async ({ mark }) => {
  spawn('sleep', [mark], { detached: true, stdio: 'ignore' }).unref()
  spawn('sleep', [mark])
  process.exit(1)
}
export const fork = async ({ mark }) => { for (;;) { spawn('sh', ['-c', 'sleep ' + mark], { stdio: 'ignore' }).on('error', () => {}); await new Promise((next) => setTimeout(next, 5)) } }
export const nested = { inner: { handler: async () => 'nested' } }
export const number = 1
`,
  'c.cjs': `exports.handler = async () => 'cjs'`,
  't.ts': `interface E { readonly n: number }\nexport const handler = async (event: E): Promise<number> => event.n + 1`,
  'broken.mjs': `export const handler = async ( => {}`,
  'lacking.mjs': `import 'not-there'\nexport const handler = 1`,
  'lackingToo.cjs': `require('not-there')`,
  'throwing.mjs': `throw Object.assign(new Error('at the start'), { name: 'StartError' })`,
  'exiting.mjs': `process.exit(4)`,
  'misspelt.py': 'def handler(event, context)\n  pass\n',
  'p.py': `
import logging, os, sys
from decimal import Decimal
def echo(event, context):
    print("line", event)
    logging.warning("warned")
    return event
def about(event, context):
    return [context.aws_request_id, context.function_name, context.memory_limit_in_mb, context.get_remaining_time_in_millis() > 0]
def fail(event, context):
    raise KeyError("k")
def numbers(event, context):
    return [Decimal(text) for text in event] + [context.identity.cognito_identity_id]
def leave(event, context):
    sys.exit(5)
def unwritable(event, context):
    return {1}
def memory(event, context):
    return len([" " * 1_000_000 for _ in range(10_000)])
def loop(event, context):
    while True: pass
`,
}
const coded = { errorType: 'Error', errorMessage: 'two\nlines', code: 'E1' }
const world = openHostWorld(files)
after(() => world.close())

interface Case {
  readonly handler: string
  readonly payload?: unknown
  readonly timeoutSeconds?: number
  readonly gives?: unknown
  readonly fails?: readonly [errorType: string, message: RegExp]
}

function check(name: string, cases: readonly Case[], runtime = 'nodejs22.x', skip: string | false = false): void {
  void test(name, { skip }, async () => {
    const judge = async ({ handler, payload, gives, fails, timeoutSeconds = 20 }: Case): Promise<void> => {
      const result = await world.invoke(handler, payload, { runtime, timeoutSeconds })
      strictEqual(result.failure, undefined, handler)
      const answer = JSON.parse(result.payload) as { errorType?: string; errorMessage?: string }
      if (fails === undefined) {
        deepStrictEqual([answer, result.functionError], [gives, undefined], handler)
        return
      }
      deepStrictEqual([answer.errorType, result.functionError], [fails[0], 'Unhandled'], handler)
      match(answer.errorMessage ?? '', fails[1])
      match(result.logTail, /END RequestId: \S+\nREPORT RequestId: .*\tStatus: (error|timeout)/)
    }
    await Promise.all(cases.map(judge))
  })
}

check('handlers in Node: modules of each kind, promises, callbacks, paths', [
  { handler: 'm.echo', payload: { a: [1, 'é'] }, gives: { a: [1, 'é'] } },
  { handler: 'm.later', payload: 'x', gives: 'x' },
  { handler: 'm.silent', gives: null },
  { handler: 'm.nested.inner.handler', gives: 'nested' },
  { handler: 'c.handler', gives: 'cjs' },
  { handler: 't.handler', payload: { n: 1 }, gives: 2 },
])

check('errors of functions in Node', [
  { handler: 'm.refuse', fails: ['RangeError', /^refused$/] },
  { handler: 'm.text', fails: ['string', /^a text$/] },
  { handler: 'm.unhandled', fails: ['Runtime.UnhandledPromiseRejection', /^Error: lost$/] },
  { handler: 'm.uncaught', fails: ['TypeError', /^thrown$/] },
  { handler: 'm.circular', fails: ['Error', /^Unable to stringify response body$/] },
  { handler: 'm.none', fails: ['Runtime.HandlerNotFound', /^m\.none is undefined or not exported$/] },
  { handler: 'm.number', fails: ['Runtime.HandlerNotFound', /^m\.number is not a function$/] },
  { handler: 'none.handler', fails: ['Runtime.ImportModuleError', /^Error: Cannot find module 'none'/] },
  { handler: 'lacking.handler', fails: ['Error', /^Cannot find package 'not-there'/] },
  { handler: 'lackingToo.handler', fails: ['Runtime.ImportModuleError', /^Error: Cannot find module 'not-there'/] },
  { handler: 'broken.handler', fails: ['Runtime.UserCodeSyntaxError', /^SyntaxError: /] },
  { handler: 'bad', fails: ['Runtime.MalformedHandlerName', /^Bad handler$/] },
  { handler: '../m.echo', fails: ['Runtime.MalformedHandlerName', /^'\.\.\/m\.echo' is not a valid handler name\./] },
  { handler: 'throwing.handler', fails: ['StartError', /^at the start$/] },
  {
    handler: 'exiting.handler',
    fails: ['Runtime.ExitError', /^RequestId: \S+ Error: Runtime exited with error: exit status 4$/],
  },
])

check(
  'callbacks from nodejs24.x on',
  [
    { handler: 'm.echo', payload: 1, gives: 1 },
    { handler: 'm.later', fails: ['Runtime.CallbackHandlerDeprecated', /^ERROR: AWS Lambda has removed support for/] },
  ],
  'nodejs24.x',
)

check('functions that mean harm get Lambda’s errors', [
  {
    handler: 'm.loop',
    timeoutSeconds: 1,
    fails: ['Sandbox.Timedout', /^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/],
  },
  { handler: 'm.never', timeoutSeconds: 1, fails: ['Sandbox.Timedout', /timed out after 1\.00 seconds$/] },
  { handler: 'm.noise', timeoutSeconds: 1, fails: ['Sandbox.Timedout', /timed out after 1\.00 seconds$/] },
  {
    handler: 'm.large',
    fails: ['Function.ResponseSizeTooLarge', /^Response payload size exceeded .*\(6291556 bytes\)\.$/],
  },
  { handler: 'm.exit', payload: { code: 1 }, fails: ['Runtime.ExitError', /exited with error: exit status 1$/] },
  { handler: 'm.exit', payload: { code: 0 }, fails: ['Runtime.ExitError', /exited without providing a reason$/] },
  { handler: 'm.crash', fails: ['Runtime.ExitError', /exited with error: signal: aborted$/] },
  {
    handler: 'm.memory',
    fails: [
      'Runtime.ExitError',
      /exited with error: signal: (aborted|killed|trace\/breakpoint trap|illegal instruction)$/,
    ],
  },
  ...(process.platform === 'linux'
    ? [{ handler: 'm.buffers', fails: ['Runtime.ExitError', /exited with error: signal: killed$/] } as const]
    : []),
  { handler: 'm.echo', payload: 1, gives: 1 },
])

check(
  'handlers and errors in Python',
  [
    { handler: 'p.echo', payload: { a: 'é' }, gives: { a: 'é' } },
    { handler: 'p.numbers', payload: ['-5', '1.10', '2E+3'], gives: [-5, 1.1, 2000, null] },
    { handler: 'misspelt.handler', fails: ['Runtime.UserCodeSyntaxError', /^Syntax error in module 'misspelt': /] },
    { handler: 'p.fail', fails: ['KeyError', /^'k'$/] },
    { handler: 'p.leave', fails: ['Runtime.ExitError', /exited with error: exit status 5$/] },
    { handler: 'p.unwritable', fails: ['Runtime.MarshalError', /^Unable to marshal response: Object of type set/] },
    { handler: 'p.none', fails: ['Runtime.HandlerNotFound', /^Handler 'none' missing on module 'p'$/] },
    { handler: 'none.handler', fails: ['Runtime.ImportModuleError', /^Unable to import module 'none': No module/] },
    { handler: 'bad', fails: ['Runtime.MalformedHandlerName', /^Bad handler 'bad'/] },
    { handler: 'p.loop', timeoutSeconds: 1, fails: ['Sandbox.Timedout', /timed out after 1\.00 seconds$/] },
    ...(process.platform === 'linux' ? [{ handler: 'p.memory', fails: ['MemoryError', /^$/] } as const] : []),
  ],
  'python3.12',
  hasPython() ? false : 'python3 is not there',
)

test('context and environment are Lambda’s, and nothing of the server’s', async () => {
  process.env['STILE_TEST_SECRET'] = 'secret'
  const credentials = { accessKeyId: 'k', secretAccessKey: 's', sessionToken: 't', expiresAt: Date.now() + 3_600_000 }
  const result = await world.invoke(
    'm.about',
    {},
    {
      environment: { OWN: '1', AWS_REGION: 'elsewhere' },
      credentials: () => Promise.resolve(credentials),
    },
  )
  const { context, left, environment } = JSON.parse(result.payload) as {
    context: Record<string, unknown>
    left: number
    environment: Record<string, string>
  }
  ok(left > 0 && left <= 20_000)
  strictEqual(context['invokedFunctionArn'], 'arn:aws:lambda:us-east-1:000000000000:function:m-about')
  strictEqual(context['memoryLimitInMB'], '128')
  match(String(context['logStreamName']), /^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/)
  strictEqual(environment['STILE_TEST_SECRET'], undefined)
  const told = ['OWN', 'AWS_REGION', 'AWS_ENDPOINT_URL', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_FUNCTION_NAME', '_HANDLER']
  deepStrictEqual(
    told.map((name) => environment[name]),
    ['1', 'us-east-1', 'http://127.0.0.1:1', 't', 'm-about', 'm.about'],
  )
})

test('a process is reused while it is warm, for one revision, and for one invocation at a time', async () => {
  const pid = async (more = {}) => (await world.invoke('m.pid', {}, more)).payload
  const first = await pid()
  strictEqual(await pid(), first)
  notStrictEqual(await pid({ revisionId: '2' }), first)
  const many = await Promise.all(Array.from({ length: 40 }, () => pid({ revisionId: '2' })))
  ok(new Set(many).size <= limits.functionProcessesEach)
  const before = await pid({ revisionId: '2' })
  world.host.retire('arn:aws:lambda:us-east-1:000000000000:function:m-pid')
  notStrictEqual(await pid({ revisionId: '2' }), before)
})

test('errors are one event of the log, in the words of each runtime', async () => {
  const lines = async (handler: string, runtime: string): Promise<readonly string[]> =>
    (await world.invoke(handler, {}, { runtime })).logTail.split('\n')
  const [, node = ''] = await lines('m.coded', 'nodejs22.x')
  const told = JSON.parse(node.split('Invoke Error \t')[1] ?? '') as { readonly stack: readonly string[] }
  deepStrictEqual({ ...told, stack: told.stack[0] }, { ...coded, stack: 'Error: two' })
  if (!hasPython()) return
  const python = await lines('p.fail', 'python3.12')
  deepStrictEqual(python.slice(1, 3), ["[ERROR] KeyError: 'k'", 'Traceback (most recent call last):'])
  match(python[3] ?? '', /^\u00a0\u00a0File ".*p\.py", line \d+, in fail$/)
})

test('the log tells beginning, lines and end; its tail is 4 KiB', async () => {
  const { logTail } = await world.invoke('m.half')
  match(
    logTail,
    /^START RequestId: \S+ Version: \$LATEST\nno newline\nEND RequestId: \S+\nREPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t\n$/,
  )
  const noise = await world.invoke('m.noise', {}, { timeoutSeconds: 1 })
  ok(Buffer.byteLength(noise.logTail) <= limits.functionLogTailBytes)
  match(noise.logTail, /Task timed out after 1\.00 seconds\n\nEND/)
})

test(
  'what a function leaves behind ends with its process',
  { skip: process.platform === 'linux' ? false : 'looks in /proc' },
  async () => {
    await world.invoke('m.children', { mark: '98765.1' })
    await gone('sleep 98765.1')
    await world.invoke('m.fork', { mark: '98765.2' }, { timeoutSeconds: 1 })
    await gone('sleep 98765.2')
  },
)

async function gone(text: string): Promise<void> {
  for (let tries = 0; tries < 5_000 && processesWith(text).length > 0; tries++) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  deepStrictEqual(processesWith(text), [])
}

test('code from a zip is unpacked once; traces tell Lambda’s paths; what is no zip is refused', async () => {
  const zip = zipSync({
    'x/index.mjs': Buffer.from(`export const handler = async () => { throw new Error(import.meta.url) }`),
  })
  let reads = 0
  const read = () => Promise.resolve((reads++, zip))
  const code = { kind: 'zip', sha256: 'a', read } as const
  const run = (revisionId: string) => world.invoke('x/index.handler', {}, { code, revisionId })
  const results: readonly InvocationResult[] = [await run('1'), await run('2')]
  strictEqual(reads, 1)
  for (const { payload } of results) match(payload, /"errorMessage":"file:\/\/\/var\/task\/x\/index\.mjs"/)
  const broken = { kind: 'zip', sha256: 'b', read: () => Promise.resolve(Buffer.from('no zip')) } as const
  strictEqual((await world.invoke('m.echo', {}, { code: broken })).failure?.code, 'InvalidZipFileException')
  ok(existsSync(`${world.folder}/.code`))
})

test('a program of one’s own speaks the Runtime API', async () => {
  const program = `#!${process.execPath}
const base = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/invocation/'
const answer = async () => {
  const next = await fetch(base + 'next')
  const id = next.headers.get('lambda-runtime-aws-request-id')
  const event = await next.json()
  const failed = { errorType: 'Own', errorMessage: 'own' }
  const wrong = await fetch(base + 'another/response', { method: 'POST', body: '1' })
  const body = JSON.stringify(event.fail ? failed : [event, wrong.status, process.env._HANDLER])
  await fetch(base + id + (event.fail ? '/error' : '/response'), { method: 'POST', body })
  await answer()
}
answer()
`
  writeFileSync(join(world.folder, 'bootstrap'), program, { mode: 0o755 })
  const own = { runtime: 'provided.al2023' }
  strictEqual((await world.invoke('h', { a: 1 }, own)).payload, '[{"a":1},400,"h"]')
  deepStrictEqual(
    await world.invoke('h', { fail: 1 }, own).then(({ payload, functionError }) => [payload, functionError]),
    ['{"errorType":"Own","errorMessage":"own"}', 'Unhandled'],
  )
  rmSync(join(world.folder, 'bootstrap'))
})

test('a runtime that is not there, and a waiting caller who leaves', async () => {
  const { failure } = await world.invoke('m.echo', {}, { runtime: 'java21' })
  strictEqual(failure?.code, 'InvalidRuntimeException')
  const own = await world.invoke('m.echo', {}, { runtime: 'provided.al2023' })
  strictEqual(own.functionError, 'Unhandled')
  match(
    own.payload,
    /^{"errorType":"Runtime\.InvalidEntrypoint","errorMessage":"RequestId: \S+ Error: Couldn't find valid bootstrap\(s\): /,
  )
  const version = world.version('m.echo', { revisionId: 'signal' })
  const signal = AbortSignal.abort()
  const left = await world.host.invoke({ function: version, invokedArn: '', requestId: 'r', payload: '1', signal })
  strictEqual(left.failure?.code, 'TooManyRequestsException')
})
