/** What is wrong with a definition, as ValidateStateMachineDefinition reports it. */
export interface Problem {
  readonly severity: 'ERROR' | 'WARNING'
  readonly code: ProblemCode
  readonly message: string
  /** A pointer like `/States/A/Choices[0]/Next`; absent where AWS gives none. */
  readonly location?: string
}

/** AWS's codes. */
export type ProblemCode =
  | 'INVALID_JSON_DESCRIPTION'
  | 'MISSING_DESCRIPTION'
  | 'SCHEMA_VALIDATION_FAILED'
  | 'MISSING_END_STATE'
  | 'MISSING_TRANSITION_TARGET'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_STATE_NAME'
  | 'DUPLICATE_LABEL_NAME'
  | 'INVALID_LABEL_NAME'
  | 'TOO_DEEPLY_NESTED'
  | 'INVALID_VARIABLE_NAME'
  | 'RESERVED_VARIABLE_NAME'
  | 'DUPLICATE_VARIABLE_NAME'
  | 'POSSIBLY_UNDEFINED_VARIABLE'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION'
  | 'NO_DOLLAR'
  | 'NO_PATH'
  | 'PASS_RESULT_IS_STATIC'

/** The text that follows `Invalid State Machine Definition: `. */
export function invalidDefinitionMessage(problems: readonly Problem[]): string {
  const texts = problems
    .filter((problem) => problem.severity === 'ERROR')
    .map((problem) => `${problem.code}: ${problem.message} at ${problem.location ?? 'null'}`)
  return `'${texts.join(', ')}'`
}
