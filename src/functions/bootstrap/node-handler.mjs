/** Finds a handler by its name, `folder/file.export`, with Lambda's errors for what is not there. */
import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const noCallbacks =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.'

const endings = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']

export async function loadHandler(root, name) {
  if (name.includes('..')) {
    const use = 'Use absolute paths when specifying root directories in handler names.'
    throw named('Runtime.MalformedHandlerName', `'${name}' is not a valid handler name. ${use}`)
  }
  const [, file, path] = /^([^.]*)\.(.+)$/.exec(basename(name)) ?? []
  if (file === undefined) throw named('Runtime.MalformedHandlerName', 'Bad handler')
  const module = join(dirname(name), file)
  const found = endings.find((ending) => existsSync(resolve(root, `${module}${ending}`)))
  if (found === undefined) {
    throw named(
      'Runtime.ImportModuleError',
      `Error: Cannot find module '${file}'\nRequire stack:\n- /var/runtime/index.mjs`,
    )
  }
  const loaded = await load(resolve(root, `${module}${found}`))
  const handler = memberOf(loaded, path) ?? memberOf(loaded.default, path)
  if (handler === undefined) {
    throw named('Runtime.HandlerNotFound', `${name} is undefined or not exported`)
  }
  if (typeof handler !== 'function') throw named('Runtime.HandlerNotFound', `${name} is not a function`)
  // By the number of its parameters, as Lambda judges.
  if (handler.length >= 3 && process.env['AWS_EXECUTION_ENV'] === 'AWS_Lambda_nodejs24.x') {
    throw named('Runtime.CallbackHandlerDeprecated', noCallbacks)
  }
  return handler
}

async function load(path) {
  try {
    return await import(pathToFileURL(path).href)
  } catch (error) {
    if (error instanceof SyntaxError) throw named('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`, error)
    // Of ES modules that are not there Lambda tells Node's own error.
    if (error?.code === 'MODULE_NOT_FOUND') {
      throw named('Runtime.ImportModuleError', `Error: ${error.message}`, error)
    }
    throw error
  }
}

function memberOf(value, path) {
  return path.split('.').reduce((inner, name) => inner?.[name], value)
}

function named(name, message, cause) {
  const error = new Error(message)
  error.name = name
  const from = cause === undefined ? error.stack.split('\n').slice(1) : String(cause.stack).split('\n')
  error.trace = [`${name}: ${message}`, ...from]
  return error
}
