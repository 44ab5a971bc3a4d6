import { Box, Button, Modal, SpaceBetween, type ModalProps } from '@cloudscape-design/components'
import type { ReactNode } from 'react'
import { ErrorAlert } from './error-alert.tsx'
import { focusFirstField } from './focus-first-field.ts'

/** A form in a dialog; its error stands below the fields. Mount it when it is to be open. */
export function FormDialog(properties: FormDialogProps) {
  const { title, children, submitText, busy = false, disabled = false, error, size, onSubmit, onDismiss } = properties
  return (
    <Modal
      visible
      header={title}
      closeAriaLabel="Close"
      size={size ?? 'medium'}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" loading={busy} disabled={disabled} onClick={onSubmit}>
              {submitText}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form
        ref={focusFirstField}
        onSubmit={(event) => {
          event.preventDefault()
          if (!disabled && !busy) onSubmit()
        }}
      >
        <SpaceBetween size="m">
          {children}
          <ErrorAlert error={error} />
        </SpaceBetween>
      </form>
    </Modal>
  )
}

interface FormDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly submitText: string
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly error?: unknown
  readonly size?: ModalProps.Size
  readonly onSubmit: () => void
  readonly onDismiss: () => void
}
