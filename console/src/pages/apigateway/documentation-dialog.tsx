import { FormField, Textarea } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'

interface DocumentationDialogProps {
  readonly apiId: string
  readonly path: string
  readonly httpMethod: string
  readonly onDismiss: () => void
}

/** The description of a method, kept as a documentation part, which exports carry along. */
export function DocumentationDialog({ apiId, path, httpMethod, onDismiss }: DocumentationDialogProps) {
  const parts = useAwsQuery('apigateway', 'getDocumentationParts', { restApiId: apiId, type: 'METHOD', path })
  const part = parts.data?.items?.find(({ location }) => location?.method === httpMethod && location.path === path)
  const [typed, setTyped] = useState<string | undefined>()
  const text = typed ?? descriptionOf(part?.properties)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: async () => {
      const properties = JSON.stringify({ description: text })
      if (part === undefined) {
        const location = { type: 'METHOD' as const, path, method: httpMethod }
        await callAws('apigateway', 'createDocumentationPart', { restApiId: apiId, location, properties })
        return
      }
      await callAws('apigateway', 'updateDocumentationPart', {
        restApiId: apiId,
        documentationPartId: part.id,
        patchOperations: [{ op: 'replace', path: '/properties', value: properties }],
      })
    },
    onSuccess: onDismiss,
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
  return (
    <FormDialog
      title={`Documentation of ${httpMethod} ${path}`}
      submitText="Save"
      busy={save.isPending}
      disabled={parts.isLoading || text === ''}
      error={save.error ?? parts.error}
      onSubmit={() => save.mutate()}
      onDismiss={onDismiss}
    >
      <FormField label="Description" description="What the method is for; exports carry it along.">
        <Textarea rows={5} value={text} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </FormDialog>
  )
}

function descriptionOf(properties: string | undefined): string {
  try {
    const { description } = JSON.parse(properties ?? '{}') as { description?: unknown }
    return typeof description === 'string' ? description : ''
  } catch {
    return ''
  }
}
