import { Box, Button, FormField, Input, Modal, SpaceBetween } from '@cloudscape-design/components'
import { useState, type ReactNode } from 'react'
import { ErrorAlert } from './error-alert.tsx'
import { focusFirstField } from './focus-first-field.ts'

/** Asks before something is done that cannot be taken back. Mount it when it is to be open. */
export function ConfirmDialog(properties: ConfirmDialogProps) {
  const { title, children, confirmText, typedWord, busy = false, error, onConfirm, onDismiss } = properties
  const [typed, setTyped] = useState('')
  const blocked = typedWord !== undefined && typed !== typedWord
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} disabled={blocked} onClick={onConfirm}>
              {confirmText}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <div>{children}</div>
        {typedWord !== undefined && (
          <form
            ref={focusFirstField}
            onSubmit={(event) => {
              event.preventDefault()
              if (!blocked && !busy) onConfirm()
            }}
          >
            <FormField label={`To confirm, type ${typedWord}`}>
              <Input
                value={typed}
                placeholder={typedWord}
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => setTyped(detail.value)}
              />
            </FormField>
          </form>
        )}
        <ErrorAlert error={error} />
      </SpaceBetween>
    </Modal>
  )
}

interface ConfirmDialogProps {
  readonly title: string
  readonly children: ReactNode
  /** The word on the button, as "Delete". */
  readonly confirmText: string
  /** Has to be typed first: for what destroys much. */
  readonly typedWord?: string
  readonly busy?: boolean
  readonly error?: unknown
  readonly onConfirm: () => void
  readonly onDismiss: () => void
}
