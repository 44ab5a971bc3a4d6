import { Button, RadioGroup, SpaceBetween, FormField, Checkbox } from '@cloudscape-design/components'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'

type ExportType = 'oas30' | 'swagger'

/** Fetches the stage's OpenAPI document and hands it to the browser as a file. */
export async function exportStage(
  restApiId: string,
  stageName: string,
  exportType: ExportType,
  extensions = 'apigateway',
): Promise<void> {
  const { body } = await callAws('apigateway', 'getExport', {
    restApiId,
    stageName,
    exportType,
    accepts: 'application/json',
    ...(extensions !== '' && { parameters: { extensions } }),
  })
  const file = new Blob([(body ?? new Uint8Array()) as BlobPart], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${restApiId}-${stageName}-${exportType}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** The stage as an OpenAPI document. */
export function StageExport({ apiId, stageName }: { readonly apiId: string; readonly stageName: string }) {
  const [type, setType] = useState<ExportType>('oas30')
  const [whole, setWhole] = useState(true)
  const download = useMutation({
    mutationFn: () => exportStage(apiId, stageName, type, whole ? 'apigateway' : ''),
  })
  return (
    <SpaceBetween size="m">
      <FormField label="Format">
        <RadioGroup
          value={type}
          items={[
            { value: 'oas30', label: 'OpenAPI 3' },
            { value: 'swagger', label: 'Swagger 2' },
          ]}
          onChange={({ detail }) => setType(detail.value === 'swagger' ? 'swagger' : 'oas30')}
        />
      </FormField>
      <Checkbox
        checked={whole}
        description="So that another API can be made of it."
        onChange={({ detail }) => setWhole(detail.checked)}
      >
        With API Gateway's extensions
      </Checkbox>
      <ErrorAlert error={download.error} />
      <Button iconName="download" loading={download.isPending} onClick={() => download.mutate()}>
        Export API
      </Button>
    </SpaceBetween>
  )
}
