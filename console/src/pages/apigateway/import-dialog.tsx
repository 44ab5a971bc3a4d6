import { FormField, RadioGroup, Textarea } from '@cloudscape-design/components'
import { useState } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useNotify } from '../../shell/notifications.tsx'

interface ImportDialogProps {
  readonly apiId: string
  readonly onDismiss: () => void
}

/** Puts an OpenAPI document into an API that is there. */
export function ImportDialog({ apiId, onDismiss }: ImportDialogProps) {
  const [mode, setMode] = useState<'merge' | 'overwrite'>('merge')
  const [text, setText] = useState('')
  const put = useAwsMutation('apigateway', 'putRestApi')
  const notify = useNotify()
  const submit = (): void =>
    put.mutate(
      { restApiId: apiId, mode, body: new TextEncoder().encode(text) },
      {
        onSuccess: ({ warnings = [] }) => {
          notify({ type: 'success', header: 'The document is imported', content: warnings.join(' ') })
          onDismiss()
        },
      },
    )
  return (
    <FormDialog
      title="Import OpenAPI"
      submitText="Import"
      size="large"
      busy={put.isPending}
      disabled={text.trim() === ''}
      error={put.error}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <FormField label="What is here already">
        <RadioGroup
          value={mode}
          items={[
            { value: 'merge', label: 'Merge', description: 'Methods of the document replace their like; others stay.' },
            { value: 'overwrite', label: 'Overwrite', description: 'The API becomes what the document says.' },
          ]}
          onChange={({ detail }) => setMode(detail.value === 'overwrite' ? 'overwrite' : 'merge')}
        />
      </FormField>
      <FormField label="OpenAPI document" description="OpenAPI 3 or Swagger 2, as JSON or YAML." stretch>
        <Textarea
          className="code-area"
          rows={14}
          spellcheck={false}
          value={text}
          onChange={({ detail }) => setText(detail.value)}
        />
      </FormField>
    </FormDialog>
  )
}
