import { Button, ButtonDropdown, Container, ContentLayout, Header, TreeView } from '@cloudscape-design/components'
import type { MethodSnapshot, Stage } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useRouteParameter } from '../../shell/page.tsx'
import { useApiPage } from './api-page.ts'
import { stageHref, stagesHref } from './apigateway-links.ts'
import { CreateStageDialog, DeleteStageDialog } from './stage-dialogs.tsx'
import { exportStage } from './stage-export.tsx'
import { StageView } from './stage-view.tsx'
import { DeployDialog } from './deploy-dialog.tsx'
import { sortedMethods } from './resource-tree.ts'
import { Verb } from './verb.tsx'
import './apigateway.css'

/** An API's stages as a tree down to each method, and beside it the one that the address names. */
export default function StagesPage() {
  const { apiId } = useApiPage('Stages')
  const [, navigate] = useLocation()
  const name = useRouteParameter('stage')
  const query = useAwsQuery('apigateway', 'getStages', { restApiId: apiId })
  const [dialog, setDialog] = useState<'create' | 'delete' | 'deploy' | undefined>()
  const close = (): void => setDialog(undefined)
  const stages = (query.data?.item ?? []).toSorted((a, b) => ((a.stageName ?? '') < (b.stageName ?? '') ? -1 : 1))
  const stage = name === '' ? stages[0] : stages.find(({ stageName }) => stageName === name)
  const act = (id: string): void => {
    if (id === 'delete') setDialog('delete')
    else if (stage !== undefined) void exportStage(apiId, stage.stageName ?? '', id === 'swagger' ? 'swagger' : 'oas30')
  }
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={<StagesActions isEmpty={stage === undefined} onAction={act} onCreate={() => setDialog('create')} />}
        >
          Stages
        </Header>
      }
    >
      {query.isLoading && <Loading />}
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.data !== undefined && stages.length === 0 && (
        <Container>
          <EmptyState title="No stages yet" action={<Button onClick={() => setDialog('deploy')}>Deploy API</Button>}>
            A stage is where callers find the API: deploy what is under Resources to one.
          </EmptyState>
        </Container>
      )}
      {stages.length > 0 && <Stages apiId={apiId} stages={stages} stage={stage} name={name} />}
      {dialog === 'deploy' && <DeployDialog apiId={apiId} onDismiss={close} />}
      {dialog === 'create' && <CreateStageDialog apiId={apiId} onDismiss={close} />}
      {dialog === 'delete' && stage !== undefined && (
        <DeleteStageDialog
          apiId={apiId}
          stageName={stage.stageName ?? ''}
          onDismiss={close}
          onDeleted={() => navigate(stagesHref(apiId))}
        />
      )}
    </ContentLayout>
  )
}

interface StagesActionsProps {
  readonly isEmpty: boolean
  readonly onAction: (id: string) => void
  readonly onCreate: () => void
}

function StagesActions({ isEmpty, onAction, onCreate }: StagesActionsProps) {
  return (
    <div className="actions">
      <ButtonDropdown
        disabled={isEmpty}
        items={[
          { id: 'oas30', text: 'Export as OpenAPI 3' },
          { id: 'swagger', text: 'Export as Swagger 2' },
          { id: 'delete', text: 'Delete stage' },
        ]}
        onItemClick={({ detail }) => onAction(detail.id)}
      >
        Stage actions
      </ButtonDropdown>
      <Button variant="primary" onClick={onCreate}>
        Create stage
      </Button>
    </div>
  )
}

interface StagesProps {
  readonly apiId: string
  readonly stages: readonly Stage[]
  readonly stage: Stage | undefined
  readonly name: string
}

/** One method of a stage, as its deployment has it. */
export interface StageMethod {
  readonly path: string
  readonly httpMethod: string
  readonly snapshot: MethodSnapshot
}

function Stages({ apiId, stages, stage, name }: StagesProps) {
  const [method] = useUrlState('method')
  const [path] = useUrlState('path')
  const deployment = useAwsQuery(
    'apigateway',
    'getDeployment',
    { restApiId: apiId, deploymentId: stage?.deploymentId, embed: ['apisummary'] },
    { enabled: stage?.deploymentId !== undefined },
  )
  const summary = deployment.data?.apiSummary ?? {}
  const snapshot = summary[path]?.[method]
  return (
    <div className="gate-columns">
      <Container>
        <StageTree apiId={apiId} stages={stages} stage={stage} summary={summary} selected={`${method} ${path}`} />
      </Container>
      {stage === undefined ? (
        <ErrorAlert error={new Error(`This API has no stage ${name} any more.`)} />
      ) : (
        <StageView
          key={stage.stageName}
          apiId={apiId}
          stage={stage}
          deployment={deployment.data}
          method={snapshot === undefined ? firstMethod(summary) : { path, httpMethod: method, snapshot }}
          isMethod={snapshot !== undefined}
        />
      )}
    </div>
  )
}

type Summary = Readonly<Record<string, Readonly<Record<string, MethodSnapshot>>>>

/** What the snippets call while no method is chosen: a POST, as it is what starts executions. */
function firstMethod(summary: Summary): StageMethod | undefined {
  const all = Object.entries(summary)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([httpMethod, snapshot]): StageMethod => ({ path, httpMethod, snapshot })),
    )
  return all.find(({ httpMethod }) => httpMethod === 'POST') ?? all.find(({ httpMethod }) => httpMethod !== 'OPTIONS')
}

interface StageNode {
  readonly id: string
  readonly kind: 'stage' | 'path' | 'method'
  readonly text: string
  readonly href: string
  readonly children: readonly StageNode[]
}

interface StageTreeProps {
  readonly apiId: string
  readonly stages: readonly Stage[]
  readonly stage: Stage | undefined
  readonly summary: Summary
  /** `POST /orders` */
  readonly selected: string
}

function StageTree({ apiId, stages, stage, summary, selected }: StageTreeProps) {
  const [folded, setFolded] = useState<readonly string[]>([])
  const nodes = stages.map(({ stageName = '' }): StageNode => {
    const href = stageHref(apiId, stageName)
    const children = stageName === stage?.stageName ? pathNodes(href, summary) : []
    return { id: stageName, kind: 'stage', text: stageName, href, children }
  })
  const open = nodes.flatMap((node) => [node.id, ...node.children.map(({ id }) => id)])
  const current = (node: StageNode): boolean =>
    node.kind === 'method' ? node.id === selected : node.id === stage?.stageName && selected === ' '
  return (
    <TreeView<StageNode>
      ariaLabel="Stages"
      connectorLines="vertical"
      items={nodes}
      getItemId={({ id }) => id}
      getItemChildren={({ children }) => (children.length === 0 ? undefined : children)}
      expandedItems={open.filter((id) => !folded.includes(id))}
      onItemToggle={({ detail }) =>
        setFolded((previous) =>
          detail.expanded ? previous.filter((id) => id !== detail.id) : [...previous, detail.id],
        )
      }
      i18nStrings={{ expandButtonLabel: ({ id }) => `Open ${id}`, collapseButtonLabel: ({ id }) => `Fold ${id}` }}
      renderItem={(node) => ({
        content: <StageLeaf node={node} isCurrent={current(node)} />,
        announcementLabel: node.id,
      })}
    />
  )
}

function StageLeaf({ node, isCurrent }: { readonly node: StageNode; readonly isCurrent: boolean }) {
  if (node.kind === 'path') return <span className="mono gate-path">{node.text}</span>
  return (
    <Link
      href={node.href}
      className={`gate-leaf ${isCurrent ? 'gate-leaf-on' : ''}`}
      aria-label={node.id}
      {...(isCurrent && { 'aria-current': 'page' as const })}
    >
      {node.kind === 'method' ? <Verb method={node.text} /> : <span className="gate-path">{node.text}</span>}
    </Link>
  )
}

const pathNodes = (href: string, summary: Summary): readonly StageNode[] =>
  Object.keys(summary)
    .toSorted()
    .map((path) => ({
      id: path,
      kind: 'path',
      text: path,
      href,
      children: sortedMethods(Object.keys(summary[path] ?? {})).map((method) => ({
        id: `${method} ${path}`,
        kind: 'method',
        text: method,
        href: `${href}?${new URLSearchParams({ method, path }).toString()}`,
        children: [],
      })),
    }))
