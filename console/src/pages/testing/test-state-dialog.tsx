import { Modal } from '@cloudscape-design/components'
import { useState } from 'react'
import { StateTester } from './state-tester.tsx'
import { firstTest, type StateTest } from './state-test.ts'

/** Tests a state of a definition that may not be saved yet. */
export function TestStateDialog({ definition, roleArn, stateName, onDismiss }: TestStateDialogProps) {
  const [test, setTest] = useState<StateTest>({ ...firstTest, definition, roleArn, stateName, input: '{}' })
  return (
    <Modal visible size="max" header="Test a state" closeAriaLabel="Close" onDismiss={onDismiss}>
      <StateTester test={test} change={(changes) => setTest((before) => ({ ...before, ...changes }))} />
    </Modal>
  )
}

interface TestStateDialogProps {
  readonly definition: string
  readonly roleArn: string
  /** To begin with; '' for none. */
  readonly stateName: string
  readonly onDismiss: () => void
}
