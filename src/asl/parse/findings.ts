import type { Problem, ProblemCode } from '../problem.ts'

/** Collects what is wrong. A hostile definition could have a million faults: only the first of each kind are kept. */
export interface Findings {
  readonly problems: Problem[]
  /** The definition was accepted before: what only judges it may be skipped. */
  readonly trusted: boolean
  /** The variables that expressions of JSONata read, by the location of their state. */
  readonly reads: Map<string, VariableRead[]>
  /** How many more there may be. */
  readonly room: Record<Problem['severity'], number>
}

export interface VariableRead {
  readonly name: string
  /** Of the expression. */
  readonly location: string
}

const problemsMax = 1_000

export function newFindings(trusted = false): Findings {
  return { problems: [], trusted, reads: new Map(), room: { ERROR: problemsMax, WARNING: problemsMax } }
}

export function report(findings: Findings, code: ProblemCode, message: string, location?: string): undefined {
  add(findings, { severity: 'ERROR', code, message, ...(location === undefined ? {} : { location }) })
  return undefined
}

export function warn(findings: Findings, code: ProblemCode, message: string, location: string): void {
  add(findings, { severity: 'WARNING', code, message, location })
}

/** AWS's catch-all for the rules of fields. */
export function reject(findings: Findings, message: string, location: string): undefined {
  return report(findings, 'SCHEMA_VALIDATION_FAILED', message, location)
}

function add(findings: Findings, problem: Problem): void {
  if (findings.room[problem.severity]-- > 0) findings.problems.push(problem)
}

export function hasErrors(findings: Findings): boolean {
  return findings.problems.some((problem) => problem.severity === 'ERROR')
}
