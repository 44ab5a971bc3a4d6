import { Button, Container, Header, SpaceBetween, Tabs } from '@cloudscape-design/components'
import type { Method, Resource } from '@aws-sdk/client-api-gateway'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { currentRegion } from '../../aws/region.ts'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useSession } from '../../shell/session.ts'
import { resourceHref } from './apigateway-links.ts'
import { DocumentationDialog } from './documentation-dialog.tsx'
import { MethodPicture } from './method-picture.tsx'
import { MethodTest } from './method-test.tsx'
import type { BoxName } from './method-words.ts'
import { useChange } from './use-change.ts'
import { Verb } from './verb.tsx'

// The editors are fetched when they are first looked at; the test needs none of them.
const MethodRequest = lazy(async () => ({ default: (await import('./method-request.tsx')).MethodRequest }))
const IntegrationRequest = lazy(async () => ({
  default: (await import('./integration-request.tsx')).IntegrationRequest,
}))
const IntegrationResponses = lazy(async () => ({
  default: (await import('./integration-responses.tsx')).IntegrationResponses,
}))
const MethodResponses = lazy(async () => ({ default: (await import('./method-responses.tsx')).MethodResponses }))

interface MethodViewProps {
  readonly apiId: string
  readonly resource: Resource
  readonly method: Method
  readonly httpMethod: string
}

export interface MethodTabProps {
  readonly place: { readonly restApiId: string; readonly resourceId: string; readonly httpMethod: string }
  readonly path: string
  readonly method: Method
}

/** One method: its execution as a picture, each part of it to be edited, and its test. */
export function MethodView({ apiId, resource, method, httpMethod }: MethodViewProps) {
  const { id: resourceId = '', path = '/' } = resource
  const [tab, setTab] = useUrlState('tab', 'test')
  const validators = useAwsQuery('apigateway', 'getRequestValidators', { restApiId: apiId, limit: 500 })
  const validator = validators.data?.items?.find(({ id }) => id === method.requestValidatorId)
  const properties: MethodTabProps = { place: { restApiId: apiId, resourceId, httpMethod }, path, method }
  const key = JSON.stringify(method)
  return (
    <SpaceBetween size="l">
      <Container header={<MethodHeader apiId={apiId} resource={resource} httpMethod={httpMethod} />}>
        <MethodPicture
          method={method}
          validatorName={validator === undefined ? 'None' : (validator.name ?? validator.id ?? '')}
          selected={tab}
          onSelect={setTab}
        />
      </Container>
      <Tabs
        ariaLabel="Method execution"
        variant="container"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          editor('method-request', 'Method request', <MethodRequest key={key} {...properties} />),
          editor('integration-request', 'Integration request', <IntegrationRequest key={key} {...properties} />),
          editor('integration-response', 'Integration response', <IntegrationResponses key={key} {...properties} />),
          editor('method-response', 'Method response', <MethodResponses key={key} {...properties} />),
          { id: 'test', label: 'Test', content: <MethodTest {...properties} /> },
        ]}
      />
    </SpaceBetween>
  )
}

const editor = (id: BoxName, label: string, content: ReactNode) => ({
  id,
  label,
  content: <Suspense fallback={<Loading />}>{content}</Suspense>,
})

interface MethodHeaderProps {
  readonly apiId: string
  readonly resource: Resource
  readonly httpMethod: string
}

function MethodHeader({ apiId, resource, httpMethod }: MethodHeaderProps) {
  const { path = '/' } = resource
  const session = useSession()
  const [dialog, setDialog] = useState<'delete' | 'documentation' | undefined>()
  const close = (): void => setDialog(undefined)
  const account = session.data?.principal.account ?? ''
  const arn = `arn:aws:execute-api:${currentRegion()}:${account}:${apiId}/*/${httpMethod === 'ANY' ? '*' : httpMethod}${path}`
  return (
    <>
      <Header
        variant="h2"
        actions={
          <div className="actions">
            <Button onClick={() => setDialog('documentation')}>Update documentation</Button>
            <Button onClick={() => setDialog('delete')}>Delete method</Button>
          </div>
        }
        description={
          <span className="mono">
            {arn} <CopyButton text={arn} label="Copy method ARN" />
          </span>
        }
      >
        <span className="gate-title">
          <Verb method={httpMethod} /> <span className="mono gate-title-path">{path}</span>
        </span>
      </Header>
      {dialog === 'documentation' && (
        <DocumentationDialog apiId={apiId} path={path} httpMethod={httpMethod} onDismiss={close} />
      )}
      {dialog === 'delete' && (
        <DeleteMethodDialog apiId={apiId} resource={resource} httpMethod={httpMethod} onDismiss={close} />
      )}
    </>
  )
}

function DeleteMethodDialog({
  apiId,
  resource,
  httpMethod,
  onDismiss,
}: MethodHeaderProps & { readonly onDismiss: () => void }) {
  const [, navigate] = useLocation()
  const { id: resourceId = '', path = '/' } = resource
  const remove = useChange(
    () => callAws('apigateway', 'deleteMethod', { restApiId: apiId, resourceId, httpMethod }),
    () => {
      onDismiss()
      navigate(resourceHref(apiId, resourceId))
    },
  )
  return (
    <ConfirmDialog
      title={`Delete ${httpMethod} ${path}?`}
      confirmText="Delete"
      typedWord="confirm"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onDismiss={onDismiss}
    >
      Its integration goes with it. What is deployed stays as it is until the next deployment.
    </ConfirmDialog>
  )
}
