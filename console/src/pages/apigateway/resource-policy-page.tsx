import { Button, Container, ContentLayout, FormField, Header, SpaceBetween } from '@cloudscape-design/components'
import type { RestApi } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { JsonField } from '../../editor/json-field.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useRegion } from '../../aws/region.ts'
import { Loading } from '../../shell/loading.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { useSession } from '../../shell/session.ts'
import { useApiPage } from './api-page.ts'
import { useChange } from './use-change.ts'
import './apigateway.css'

/** Who may invoke the API, whatever its methods say. */
export default function ResourcePolicyPage() {
  const { api } = useApiPage('Resource policy')
  return (
    <ContentLayout header={<Header variant="h1">Resource policy</Header>}>
      {api.isLoading && <Loading />}
      <ErrorAlert error={api.error} onRetry={() => void api.refetch()} />
      {api.data !== undefined && <PolicyForm key={api.data.policy ?? ''} api={api.data} />}
    </ContentLayout>
  )
}

function PolicyForm({ api }: { readonly api: RestApi }) {
  const first = readablePolicy(api.policy)
  const [text, setText] = useState(first)
  const session = useSession()
  const region = useRegion()
  const notify = useNotify()
  const update = useChange(
    () =>
      callAws('apigateway', 'updateRestApi', {
        restApiId: api.id,
        patchOperations: [{ op: 'replace', path: '/policy', value: text }],
      }),
    () => notify({ type: 'success', header: 'The policy is saved; deploy the API to put it in force' }),
  )
  const sample = samplePolicy(region, session.data?.principal.account ?? '', api.id ?? '')
  return (
    <Container
      footer={
        <div className="actions gate-right">
          <Button disabled={text === first} variant="link" onClick={() => setText(first)}>
            Discard
          </Button>
          <Button
            variant="primary"
            disabled={text === first}
            loading={update.isPending}
            onClick={() => update.mutate()}
          >
            Save changes
          </Button>
        </div>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="Policy"
          description="JSON: who may invoke the API. Empty: whoever its methods let in. In force after the next deployment."
          stretch
        >
          <JsonField label="Policy" value={text} onChange={setText} height={380} optional />
        </FormField>
        <Button onClick={() => setText(sample)}>Begin with: this account only</Button>
        <ErrorAlert error={update.error} />
      </SpaceBetween>
    </Container>
  )
}

const samplePolicy = (region: string, account: string, apiId: string): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: 'execute-api:Invoke',
          Resource: `arn:aws:execute-api:${region}:${account}:${apiId}/*`,
        },
      ],
    },
    null,
    2,
  )

/** AWS answers the policy as the inside of a JSON text: quotes escaped once more. */
function readablePolicy(policy: string | undefined): string {
  if (policy === undefined) return ''
  const text = policy.startsWith('{\\') ? (JSON.parse(`"${policy}"`) as string) : policy
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
