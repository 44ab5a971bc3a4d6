import { Button, ButtonDropdown, ContentLayout, Header } from '@cloudscape-design/components'
import type { Resource, RestApi } from '@aws-sdk/client-api-gateway'
import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useRouteParameter } from '../../shell/page.tsx'
import { useApiPage } from './api-page.ts'
import { apisHref, resourceHref, settingsHref } from './apigateway-links.ts'
import { DeleteApiDialog } from './delete-api.tsx'
import { DeployDialog } from './deploy-dialog.tsx'
import { DraftHint } from './draft-hint.tsx'
import { ResourceDialogs, type ResourceAction } from './resource-dialogs.tsx'
import { ResourceTree } from './resource-tree-view.tsx'
import './apigateway.css'

// One of them at a time.
const MethodForm = lazy(async () => ({ default: (await import('./method-form.tsx')).MethodForm }))
const MethodView = lazy(async () => ({ default: (await import('./method-view.tsx')).MethodView }))
const ResourceView = lazy(async () => ({ default: (await import('./resource-view.tsx')).ResourceView }))
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

/** The tree of an API's resources, and beside it the resource or the method that the address names. */
export default function ResourcesPage() {
  const { apiId, api } = useApiPage('Resources')
  const query = useAwsQuery('apigateway', 'getResources', { restApiId: apiId, embed: ['methods'], limit: 500 })
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<'deploy' | 'delete' | 'import' | undefined>()
  const close = (): void => setDialog(undefined)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <div className="actions">
              <ButtonDropdown
                disabled={query.data === undefined}
                items={[
                  { id: 'import', text: 'Import OpenAPI' },
                  { id: 'settings', text: 'API settings' },
                  { id: 'delete', text: 'Delete API' },
                ]}
                onItemClick={({ detail }) =>
                  detail.id === 'settings' ? navigate(settingsHref(apiId)) : setDialog(detail.id as 'delete')
                }
              >
                API actions
              </ButtonDropdown>
              <Button variant="primary" disabled={query.data === undefined} onClick={() => setDialog('deploy')}>
                Deploy API
              </Button>
            </div>
          }
        >
          Resources
        </Header>
      }
    >
      {query.isLoading && <Loading />}
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.data !== undefined && (
        <Resources
          apiId={apiId}
          api={api.data}
          resources={query.data.items ?? []}
          onDeploy={() => setDialog('deploy')}
        />
      )}
      {dialog === 'deploy' && <DeployDialog apiId={apiId} onDismiss={close} />}
      {dialog === 'import' && (
        <Suspense>
          <ImportDialog apiId={apiId} onDismiss={close} />
        </Suspense>
      )}
      {dialog === 'delete' && api.data !== undefined && (
        <DeleteApiDialog api={api.data} onDismiss={close} onDeleted={() => navigate(apisHref)} />
      )}
    </ContentLayout>
  )
}

interface ResourcesProps {
  readonly apiId: string
  readonly api: RestApi | undefined
  readonly resources: readonly Resource[]
  readonly onDeploy: () => void
}

function Resources({ apiId, api, resources, onDeploy }: ResourcesProps) {
  const [, navigate] = useLocation()
  const resourceId = useRouteParameter('resourceId')
  const httpMethod = useRouteParameter('method')
  const [action, setAction] = useState<{ readonly action: ResourceAction; readonly resource: Resource }>()
  const [creating, setCreating] = useUrlState('create')
  const root = resources.find(({ parentId }) => parentId === undefined)
  const resource = resourceId === '' ? root : resources.find(({ id }) => id === resourceId)
  const act = (name: ResourceAction | 'method' | 'deploy', of: Resource): void => {
    if (name === 'deploy') onDeploy()
    else if (name !== 'method') setAction({ action: name, resource: of })
    else if (of.id === resource?.id && httpMethod === '') setCreating('method')
    else navigate(`${resourceHref(apiId, of.id ?? '')}?create=method`)
  }
  return (
    <>
      <DraftHint apiId={apiId} resources={resources} onDeploy={onDeploy} />
      <div className="gate-columns">
        <ResourceTree
          apiId={apiId}
          title={api?.name ?? apiId}
          resources={resources}
          selected={{ resourceId: resource?.id ?? '', httpMethod }}
          onAction={act}
        />
        <Suspense fallback={<Loading />}>
          <Selected
            apiId={apiId}
            resource={resource}
            httpMethod={httpMethod}
            isCreating={creating === 'method'}
            onAction={act}
            onCancel={() => setCreating('')}
          />
        </Suspense>
      </div>
      {action !== undefined && <ResourceDialogs apiId={apiId} {...action} onDismiss={() => setAction(undefined)} />}
    </>
  )
}

interface SelectedProps {
  readonly apiId: string
  readonly resource: Resource | undefined
  readonly httpMethod: string
  readonly isCreating: boolean
  readonly onAction: (action: ResourceAction | 'method' | 'deploy', resource: Resource) => void
  readonly onCancel: () => void
}

function Selected({ apiId, resource, httpMethod, isCreating, onAction, onCancel }: SelectedProps) {
  if (resource === undefined) return <ErrorAlert error={new Error('This API has no such resource any more.')} />
  if (isCreating) return <MethodForm apiId={apiId} resource={resource} onCancel={onCancel} />
  if (httpMethod === '') {
    return <ResourceView apiId={apiId} resource={resource} onAction={(action) => onAction(action, resource)} />
  }
  const method = resource.resourceMethods?.[httpMethod]
  if (method === undefined) {
    return <ErrorAlert error={new Error(`${resource.path ?? '/'} has no method ${httpMethod} any more.`)} />
  }
  return <MethodView apiId={apiId} resource={resource} method={method} httpMethod={httpMethod} />
}
