import { fail, succeed, type Outcome } from '../base/index.ts'

/** One flag of a command: its value's name in the help, or none for a switch. */
export interface Flag {
  readonly name: string
  readonly value?: string
  readonly help: string
  /** May be given several times. */
  readonly repeats?: true
  /** Why a value is not acceptable, as a sentence; undefined when it is. */
  readonly problem?: (value: string) => string | undefined
}

export interface Arguments {
  readonly switches: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  /** All values of flags that may be given several times. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly positionals: readonly string[]
}

/** Reads `--name value`, `--name=value` and switches by the table; anything else is refused with a sentence. */
export function parseFlags(command: string, flags: readonly Flag[], words: readonly string[]): Outcome<Arguments> {
  const switches = new Set<string>()
  const values = new Map<string, string>()
  const lists = new Map<string, string[]>()
  const positionals: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string
    if (!word.startsWith('-')) {
      positionals.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    const flag = flags.find((candidate) => candidate.name === (name === '-h' ? '--help' : name))
    if (flag === undefined)
      return refused(`${name} is no flag of \`stile ${command}\`.${suggestion(name, flags)}`, command)
    if (flag.value === undefined) {
      if (equals >= 0) return refused(`${name} takes no value.`, command)
      switches.add(flag.name)
      continue
    }
    const value = equals < 0 ? words[++at] : word.slice(equals + 1)
    if (value === undefined || value === '' || (equals < 0 && value.startsWith('--')))
      return refused(`${name} needs a value: ${name} ${flag.value}.`, command)
    const problem = flag.problem?.(value)
    if (problem !== undefined) return refused(`${name} ${JSON.stringify(value)}: ${problem}`, command)
    if (flag.repeats === true) lists.set(name, [...(lists.get(name) ?? []), value])
    else values.set(name, value)
  }
  return succeed({ switches, values, lists, positionals })
}

function refused(sentence: string, command: string): Outcome<never> {
  return fail('BadFlag', `${sentence} See \`stile ${command} --help\`.`)
}

function suggestion(name: string, flags: readonly Flag[]): string {
  // Two dashes and a letter at least: all flags begin with the dashes.
  const near = name.length < 3 ? undefined : flags.find((flag) => flag.name.startsWith(name.slice(0, 5)))
  return near === undefined ? '' : ` Did you mean ${near.name}?`
}

export function wholeNumber(from: number, to: number): (value: string) => string | undefined {
  return (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= from && Number(value) <= to
      ? undefined
      : `a whole number from ${from} to ${to} is needed.`
}

export function oneOf(words: readonly string[]): (value: string) => string | undefined {
  return (value) => (words.includes(value) ? undefined : `one of ${words.join(', ')} is needed.`)
}

export function matching(pattern: RegExp, sentence: string): (value: string) => string | undefined {
  return (value) => (pattern.test(value) ? undefined : sentence)
}

/** The table of flags as help text. */
export function flagHelp(flags: readonly Flag[]): string {
  const heads = flags.map((flag) => (flag.value === undefined ? flag.name : `${flag.name} ${flag.value}`))
  const width = Math.max(...heads.map((head) => head.length))
  return flags.map((flag, at) => `  ${(heads[at] as string).padEnd(width)}  ${flag.help}`).join('\n')
}
