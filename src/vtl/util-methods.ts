import { base64Encode, utf8Bytes, utf8Text } from '../base/index.ts'
import { bytesOfBase64, urlDecode, urlEncode } from './encodings.ts'
import { asText } from './input.ts'
import { parseJavaJson } from './java-json.ts'
import { escapeJavaScript } from './java-text.ts'
import { methodTable, type MethodTable } from './methods.ts'
import { bounded, spend, stop, type Run } from './run.ts'
import type { Value } from './values.ts'

/** `$util` of API Gateway; it has no other methods. */
export const utilMethods: MethodTable<undefined> = methodTable<undefined>([
  ['escapeJavaScript', ['any'], (_, [value], run) => translated(run, value, escapeJavaScript)],
  ['parseJson', ['text'], (_, [text]) => parsed(text)],
  ['urlEncode', ['any'], (_, [value], run) => translated(run, value, urlEncode)],
  ['urlDecode', ['any'], (_, [value], run) => translated(run, value, decoded)],
  ['base64Encode', ['any'], (_, [value], run) => translated(run, value, (text) => base64Encode(utf8Bytes(text)))],
  ['base64Decode', ['any'], (_, [value], run) => translated(run, value, (text) => utf8Text(bytesOfBase64(text)))],
])

function translated(run: Run, value: Value | undefined, translate: (text: string) => string): string {
  const text = asText(run, value)
  spend(run, text.length >> 6)
  return bounded(translate(text))
}

function parsed(text: Value | undefined): Value {
  const json = parseJavaJson(typeof text === 'string' ? text : '')
  return json.ok ? json.value.value : stop(`$util.parseJson was given what is not JSON: ${json.failure.message}`)
}

function decoded(text: string): string {
  return urlDecode(text) ?? stop('$util.urlDecode was given a text with a broken percent sign')
}
