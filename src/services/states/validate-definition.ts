import { succeed, type Outcome } from '../../base/index.ts'
import { parseDefinition } from '../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { integrationProblems } from '../sdk-tasks/definition-parameters.ts'

const diagnosticsMax = 100

export async function validateStateMachineDefinition(
  input: Shapes.ValidateStateMachineDefinitionInput,
): Promise<Outcome<Shapes.ValidateStateMachineDefinitionOutput>> {
  const parsed = parseDefinition(input.definition, { type: input.type ?? 'STANDARD' })
  const unfit = parsed.machine === undefined ? [] : integrationProblems(parsed.machine)
  const problems = [...unfit, ...parsed.problems]
  const failed = problems.some(({ severity }) => severity === 'ERROR')
  const shown = problems.filter(({ severity }) => severity === 'ERROR' || input.severity === 'WARNING')
  const most = input.maxResults === undefined || input.maxResults === 0 ? diagnosticsMax : input.maxResults
  return succeed({
    result: failed ? 'FAIL' : 'OK',
    diagnostics: shown.slice(0, most),
    truncated: shown.length > most,
  })
}
