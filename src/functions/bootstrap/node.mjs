/**
 * Runs a handler in Node as Lambda's runtime does: asks the Runtime API for the next invocation, calls, answers. It is
 * a program of its own, in a process of the function's, and imports nothing of the server.
 */
import { request as httpRequest, Agent } from 'node:http'
import { Socket } from 'node:net'
import { format } from 'node:util'
import { writeSync } from 'node:fs'
import { loadHandler } from './node-handler.mjs'

const [host, secret = ''] = (process.env['AWS_LAMBDA_RUNTIME_API'] ?? '').split('/')
const [hostname, port] = host.split(':')
const base = `${secret === '' ? '' : `/${secret}`}/2018-06-01/runtime`
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** With an answer: its response is to be the next invocation. */
const asks = { 'stile-next': '1' }
/** The invocation under way. */
let current
/** What is to be done once nothing keeps the event loop busy. */
let whenQuiet

endWithServer()
takeConsole()
process.on('uncaughtException', (error) => void endWith(error, 129))
process.on('unhandledRejection', (reason) => {
  const error = new Error(reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason))
  error.name = 'Runtime.UnhandledPromiseRejection'
  if (reason instanceof Error) error.stack = `${error.name}: ${error.message}\n${reason.stack}`
  void endWith(error, 128)
})
process.on('beforeExit', () => {
  const next = whenQuiet
  whenQuiet = undefined
  next?.()
})

let handler
try {
  handler = await loadHandler(process.env['LAMBDA_TASK_ROOT'] ?? process.cwd(), process.env['_HANDLER'] ?? '')
} catch (error) {
  logError('Uncaught Exception', error)
  await post('/init/error', errorPayload(error), { 'lambda-runtime-function-error-type': nameOf(error) })
  process.exit(1)
}
serve(send('GET', '/invocation/next')).catch(() => process.exit(1))

async function serve(coming) {
  const { headers, body } = await coming
  const id = headers['lambda-runtime-aws-request-id'] ?? ''
  current = { id, answered: false }
  if (headers['lambda-runtime-trace-id'] !== undefined)
    process.env['_X_AMZN_TRACE_ID'] = headers['lambda-runtime-trace-id']
  const invocation = current
  const context = contextOf(headers, {
    succeed: (result) => settle(invocation, undefined, result),
    fail: (error) => settle(invocation, error ?? 'handled', undefined),
  })
  const answer = (error, result) => {
    const due = () => settle(invocation, error ?? undefined, result)
    if (context.callbackWaitsForEmptyEventLoop) whenQuiet ??= due
    else setImmediate(due)
  }
  // A handler that neither promises nor calls back has answered null once nothing is left to be done.
  whenQuiet = () => settle(invocation, undefined, null)
  try {
    const returned = handler(JSON.parse(body), context, (error, result) => {
      whenQuiet = undefined
      answer(error, result)
    })
    if (typeof returned?.then !== 'function') return
    const result = await returned
    settle(invocation, undefined, result)
  } catch (error) {
    settle(invocation, error, undefined)
  }
}

function settle(invocation, error, result) {
  if (invocation.answered) return
  invocation.answered = true
  whenQuiet = undefined
  let text
  let failure = error
  if (failure === undefined) {
    try {
      text = JSON.stringify(result === undefined ? null : result) ?? 'null'
    } catch {
      failure = new Error('Unable to stringify response body')
    }
  }
  if (failure !== undefined) logError('Invoke Error', failure)
  const place = `/invocation/${invocation.id}`
  const type = failure === undefined ? {} : { 'lambda-runtime-function-error-type': nameOf(failure) }
  const sent =
    failure === undefined
      ? post(`${place}/response`, text, asks)
      : post(`${place}/error`, errorPayload(failure), { ...type, ...asks })
  // What was too large is answered without the next invocation.
  const coming = sent.then((answer) => (answer.status === 200 ? answer : send('GET', '/invocation/next')))
  serve(coming).catch(() => process.exit(1))
}

async function endWith(reason, code) {
  const isAnswered = current?.answered === true
  logError(current === undefined || isAnswered ? 'Uncaught Exception' : 'Invoke Error', reason)
  const place = current === undefined ? '/init/error' : `/invocation/${current.id}/error`
  try {
    if (!isAnswered) await post(place, errorPayload(reason), { 'lambda-runtime-function-error-type': nameOf(reason) })
  } finally {
    process.exit(code)
  }
}

function contextOf(headers, { succeed, fail }) {
  const deadlineMs = Number(headers['lambda-runtime-deadline-ms'])
  const clientContext = headers['lambda-runtime-client-context']
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    clientContext: clientContext === undefined ? undefined : JSON.parse(clientContext),
    identity: undefined,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
    done: (error, result) => (error === null || error === undefined ? succeed(result) : fail(error)),
    fail,
    succeed,
  }
}

function nameOf(error) {
  return error instanceof Error ? error.name : typeof error
}

function errorPayload(error) {
  if (error instanceof Error || (typeof error === 'object' && error?.name && error?.message && error?.stack)) {
    const trace = error.trace ?? String(error.stack).split('\n')
    return JSON.stringify({ errorType: String(error.name), errorMessage: String(error.message), trace })
  }
  return JSON.stringify({ errorType: typeof error, errorMessage: String(error), trace: [] })
}

/** In logs Lambda's runtime tells an error with what else it carries, and the trace as `stack`. */
function logError(label, error) {
  if (!(error instanceof Error)) return writeLog('ERROR', `${label} \t${textOf(error)}`)
  const { trace, ...carried } = error
  const stack = trace ?? String(error.stack).split('\n')
  const told = { errorType: error.name, errorMessage: error.message, ...carried, stack }
  writeLog('ERROR', `${label} \t${textOf(told)}`)
}

function textOf(value) {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return errorPayload(value)
  }
}

function takeConsole() {
  const levels = { log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR', debug: 'DEBUG', trace: 'TRACE' }
  for (const [name, level] of Object.entries(levels)) {
    console[name] = (...values) => writeLog(level, format(...values))
  }
}

/** One line an event, whatever is in it: the server puts newlines where there are record separators. */
function writeLog(level, text) {
  const line = `${new Date().toISOString()}\t${current?.id ?? 'undefined'}\t${level}\t${text.replaceAll('\n', '\x1e')}\n`
  try {
    writeSync(1, line)
  } catch {
    process.stdout.write(line)
  }
}

function post(path, body, headers = {}) {
  const { maxRSS } = process.resourceUsage()
  return send('POST', path, Buffer.from(body), { ...headers, 'stile-memory-kib': String(maxRSS) })
}

function send(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }
    const options = { agent, hostname, port, method, path: `${base}${path}`, headers: { ...headers, ...type } }
    const request = httpRequest(options, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** The server holds the other end of this pipe: when it is gone, so are we, and whatever we have started. */
function endWithServer() {
  const pipe = new Socket({ fd: 3, readable: true, writable: false })
  pipe.on('error', () => {})
  pipe.on('close', () => process.kill(-process.pid, 'SIGKILL'))
  pipe.resume()
  pipe.unref()
}
