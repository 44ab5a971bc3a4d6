import { Box, SpaceBetween } from '@cloudscape-design/components'
import type { Visit } from '../../execution/account.ts'
import { variablesAt } from '../../execution/variables.ts'
import { JsonView } from '../../kit/json-view.tsx'
import { Nothing } from './nothing.tsx'

/** The variables that a state could see, and what it assigned. */
export function StateVariables({ visit }: { readonly visit: Visit | undefined }) {
  if (visit === undefined) return <Nothing>This state was not entered.</Nothing>
  const before = objectText([...variablesAt(visit)])
  const assigned = objectText(Object.entries(visit.assigned ?? {}))
  if (before === undefined && assigned === undefined)
    return <Nothing>No variable was assigned before this state, and it assigned none.</Nothing>
  return (
    <SpaceBetween size="s">
      {assigned !== undefined && (
        <>
          <Box variant="h4">Assigned here</Box>
          <JsonView label="Variables assigned" value={assigned} maxHeight={300} />
        </>
      )}
      {before !== undefined && (
        <>
          <Box variant="h4">On entry</Box>
          <JsonView label="Variables on entry" value={before} maxHeight={300} />
        </>
      )}
    </SpaceBetween>
  )
}

/** Variables come as JSON texts: they are put together as text, so that numbers stay as they were written. */
function objectText(variables: readonly (readonly [string, string])[]): string | undefined {
  if (variables.length === 0) return undefined
  return `{${variables.map(([name, value]) => `${JSON.stringify(name)}:${value === '' ? 'null' : value}`).join(',')}}`
}
