import { parseDefinition, type Problem } from '../asl/index.ts'
import { readDefinitionFile } from './definition-file.ts'
import { oneOf, parseFlags, type Flag } from './flags.ts'
import { validateHelp } from './help.ts'
import { complain, say } from './messages.ts'

const flags: readonly Flag[] = [
  { name: '--type', value: 'TYPE', help: 'STANDARD or EXPRESS (STANDARD)', problem: oneOf(['STANDARD', 'EXPRESS']) },
  { name: '--json', help: 'print problems as JSON, one a line' },
  { name: '--help', help: 'this text' },
]

/** 0 when every file can be created as a state machine, else 1. */
export function validate(words: readonly string[]): number {
  const parsed = parseFlags('validate', flags, words)
  if (!parsed.ok) return complain(parsed.failure.message)
  const { switches, values, positionals } = parsed.value
  if (switches.has('--help')) return say(validateHelp(flags))
  if (positionals.length === 0) return complain('Name the files to validate. See `stile validate --help`.')
  const type = (values.get('--type') ?? 'STANDARD') as 'STANDARD' | 'EXPRESS'
  const good = positionals.map((path) => validateFile(path, type, switches.has('--json')))
  return good.every(Boolean) ? 0 : 1
}

function validateFile(path: string, type: 'STANDARD' | 'EXPRESS', asJson: boolean): boolean {
  const file = readDefinitionFile(path)
  if (!file.ok) {
    complain(file.failure.message)
    return false
  }
  const { problems } = parseDefinition(file.value.json, { type })
  for (const problem of problems) {
    const { line, column } = file.value.positionOf(problem.location)
    const place = problem.location === undefined ? '' : ` (${problem.location})`
    const sentence = `${path}:${line}:${column}: ${problem.severity.toLowerCase()} ${problem.code}: ${problem.message}${place}`
    process.stdout.write(
      asJson ? `${JSON.stringify({ file: path, line, column, ...problem })}\n` : `${sentence}\n${cureLine(problem)}`,
    )
  }
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length
  if (!asJson && errors === 0) process.stdout.write(`${path}: ok\n`)
  return errors === 0
}

/** What to do about the kinds of problem that people meet most. */
const cures: Readonly<Partial<Record<Problem['code'], string>>> = {
  MISSING_TRANSITION_TARGET: 'Name a state that exists on this level, or lead another state here.',
  MISSING_END_STATE: 'Give one state "End": true, or end in a Succeed or Fail state.',
  NO_DOLLAR: 'Add .$ to the end of the field name if the value is to be read as a path.',
  NO_PATH: 'Use the field whose name ends in Path if the value is to be read as a path.',
  DUPLICATE_VARIABLE_NAME: 'Take another name: what is assigned around is seen in here, and cannot be assigned.',
  POSSIBLY_UNDEFINED_VARIABLE: 'Assign it in this workflow or one around it: branches and iterations keep theirs.',
  PASS_RESULT_IS_STATIC: 'Use Parameters if the text is to be evaluated; Result is taken as it is.',
}

function cureLine({ code }: Problem): string {
  const cure = cures[code]
  return cure === undefined ? '' : `    ${cure}\n`
}
