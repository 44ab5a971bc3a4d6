import { StatusIndicator } from '@cloudscape-design/components'
import { errorSentence } from '../aws/error-sentence.ts'
import type { DefinitionCheck } from './definition-check.ts'

/** Whether the definition is valid, in a line. */
export function DefinitionStatus({ check }: { readonly check: DefinitionCheck }) {
  const { isChecking, errorCount, warningCount, failure } = check
  if (failure !== undefined)
    return <StatusIndicator type="warning">Not checked: {errorSentence(failure).detail}</StatusIndicator>
  if (isChecking) return <StatusIndicator type="in-progress">Checking the definition</StatusIndicator>
  if (errorCount > 0) return <StatusIndicator type="error">{counted(errorCount, 'problem')}</StatusIndicator>
  if (warningCount > 0)
    return (
      <StatusIndicator type="warning">Definition is valid, with {counted(warningCount, 'warning')}</StatusIndicator>
    )
  return <StatusIndicator type="success">Definition is valid</StatusIndicator>
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
