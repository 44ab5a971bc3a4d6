import { RE2JS } from 're2js'

import { limits } from '../../base/index.ts'
import { keepLight, ToldError, type Bounds } from './bounds.ts'
import type { Run } from './run.ts'

const programs = new WeakMap<RegExp, RE2JS>()

type Match = (string | undefined)[] & { index?: number }

/** What JSONata uses in place of RegExp: the same answers, in a time that is linear in the text. */
export function linearRegexEngine(run: Run): new (pattern: RegExp) => unknown {
  return class LinearRegex {
    lastIndex = 0
    private readonly program: RE2JS

    constructor(pattern: RegExp) {
      this.program = programOf(pattern, run.bounds)
    }

    exec(text: string): Match | null {
      run.bounds.check()
      keepLight(run.bounds, (text.length - this.lastIndex) * this.program.programSize(), 2_000_000)
      const matcher = this.program.matcher(text)
      if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
        this.lastIndex = 0
        return null
      }
      const match: Match = []
      for (let group = 0; group <= matcher.groupCount(); group++) match.push(matcher.group(group) ?? undefined)
      match.index = matcher.start()
      this.lastIndex = matcher.end()
      return match
    }
  }
}

function programOf(pattern: RegExp, bounds: Bounds): RE2JS {
  const known = programs.get(pattern)
  if (known !== undefined) return known
  if (pattern.source.length > limits.regexCharacters) {
    throw new ToldError(`The regular expression is longer than ${limits.regexCharacters} characters`)
  }
  keepLight(bounds, pattern.source.length + repetitionsOf(pattern.source), 300)
  const flags = (pattern.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (pattern.multiline ? RE2JS.MULTILINE : 0)
  try {
    const program = RE2JS.compile(RE2JS.translateRegExp(pattern.source), flags)
    programs.set(pattern, program)
    return program
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'not a regular expression'
    throw new ToldError(`The regular expression ${String(pattern)} is not supported: ${reason}`)
  }
}

/** Repetitions are written out in the program, so that a short pattern can make a long one. */
function repetitionsOf(source: string): number {
  let sum = 0
  for (const digits of source.match(/\d+(?=\})/g) ?? []) sum += Number(digits)
  return sum
}
