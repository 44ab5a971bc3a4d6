import { encodeHistoryEvent } from '../asl/index.ts'
import {
  fail,
  isArray,
  isObject,
  parseJson,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../base/index.ts'
import { runDefinition, type Mock, type RunResult } from '../server/index.ts'
import { readDefinitionFile } from './definition-file.ts'
import { eventTable, visible } from './events.ts'
import { oneOf, parseFlags, type Flag } from './flags.ts'
import { runHelp } from './help.ts'
import { complain, say } from './messages.ts'
import { readTextFile } from './text-file.ts'

const flags: readonly Flag[] = [
  { name: '--input', value: 'JSON', help: "the execution's input, or @FILE ({})" },
  { name: '--mock', value: 'FILE', help: 'JSON: what comes back of each Task state, by its name' },
  { name: '--type', value: 'TYPE', help: 'STANDARD or EXPRESS (STANDARD)', problem: oneOf(['STANDARD', 'EXPRESS']) },
  { name: '--json', help: 'print the events as JSON, one a line' },
  { name: '--help', help: 'this text' },
]

/** 0 when the execution succeeded, 2 when it did not, 1 when it could not be run. */
export async function run(words: readonly string[]): Promise<number> {
  const parsed = parseFlags('run', flags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) return say(runHelp(flags))
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) return complain('Name one definition file. See `stile run --help`.')
  const file = readDefinitionFile(path)
  if (!file.ok) return complain(file.failure.message)
  const input = readInput(values.get('--input') ?? '{}')
  if (!input.ok) return complain(input.failure.message)
  const mocks = readMocks(values.get('--mock'))
  if (!mocks.ok) return complain(mocks.failure.message)
  const type = (values.get('--type') ?? 'STANDARD') as 'STANDARD' | 'EXPRESS'
  const result = await runDefinition({ definition: file.value.json, type, input: input.value, mocks: mocks.value })
  if (!result.ok) return complain(`${path} is no valid definition. \`stile validate ${path}\` says why.`)
  return print(result.value, switches.has('--json'))
}

function print({ history, end, unanswered }: RunResult, asJson: boolean): number {
  const texts = history.map(encodeHistoryEvent)
  const events = texts.map((text) => JSON.parse(text) as JsonObject)
  process.stdout.write(asJson ? `${texts.join('\n')}\n` : eventTable(events))
  if (end === undefined) {
    const names = unanswered.map((name) => JSON.stringify(name)).join(', ')
    return complain(
      names === ''
        ? 'The execution did not end.'
        : `Nothing answers for the task of ${names}. Say what comes back of it in --mock.`,
    )
  }
  if (!asJson)
    process.stdout.write(
      `\n${end.status}${end.status === 'SUCCEEDED' ? ` ${end.output.text}` : ` ${visible(`${end.error ?? ''} ${end.cause ?? ''}`)}`}\n`,
    )
  return end.status === 'SUCCEEDED' ? 0 : 2
}

function readInput(value: string): Outcome<string> {
  const text = value.startsWith('@') ? readTextFile(value.slice(1)) : succeed(value)
  if (!text.ok) return text
  const json = parseJson(text.value)
  return json.ok ? text : fail('BadInput', `--input is no JSON: ${json.failure.message}.`)
}

/** `{"State": result}`, or with `{"Return": …}` and `{"Throw": {"Error": …, "Cause": …}}`, or a list of those, one an attempt. */
function readMocks(path: string | undefined): Outcome<ReadonlyMap<string, readonly Mock[]>> {
  if (path === undefined) return succeed(new Map())
  const text = readTextFile(path)
  if (!text.ok) return text
  const json = parseJson(text.value)
  if (!json.ok || !isObject(json.value))
    return fail('BadMock', `${path} must hold a JSON object: state name -> what comes back.`)
  const mocks = new Map<string, readonly Mock[]>()
  for (const [name, value] of Object.entries(json.value)) {
    const attempts = isArray(value) ? value.filter(isAttempt).length : 0
    if (isArray(value) && attempts > 0 && attempts < value.length)
      return fail(
        'BadMock',
        `${path}: of the attempts of ${JSON.stringify(name)} each needs Return or Throw. A list that is one result is {"Return": [...]}.`,
      )
    mocks.set(name, (isArray(value) && attempts > 0 ? value : [value]).map(mockOf))
  }
  return succeed(mocks)
}

function isAttempt(value: JsonValue): boolean {
  return isObject(value) && (Object.hasOwn(value, 'Return') || Object.hasOwn(value, 'Throw'))
}

function mockOf(value: JsonValue): Mock {
  if (isObject(value) && isObject(value['Throw'])) {
    return { kind: 'throw', error: String(value['Throw']['Error'] ?? ''), cause: String(value['Throw']['Cause'] ?? '') }
  }
  return { kind: 'return', value: isObject(value) && value['Return'] !== undefined ? value['Return'] : value }
}
