import { Button, ButtonDropdown, Container, Header, TreeView } from '@cloudscape-design/components'
import type { Resource } from '@aws-sdk/client-api-gateway'
import { useState } from 'react'
import { Link } from 'wouter'
import { methodHref, resourceHref } from './apigateway-links.ts'
import type { ResourceAction } from './resource-dialogs.tsx'
import { resourceTree, type TreeNode } from './resource-tree.ts'
import { Verb } from './verb.tsx'

interface ResourceTreeProps {
  readonly apiId: string
  readonly title: string
  readonly resources: readonly Resource[]
  readonly selected: { readonly resourceId: string; readonly httpMethod: string }
  readonly onAction: (action: ResourceAction | 'method' | 'deploy', resource: Resource) => void
}

/** True after a click in the tree: the page that comes has the focus where it was, on the link. */
let isFollowing = false

/** What was folded, by resource; kept while the console is open, since each page of the tree is a page anew. */
const folded = new Set<string>()

export function ResourceTree({ apiId, title, resources, selected, onAction }: ResourceTreeProps) {
  const [, redraw] = useState(0)
  const tree = resourceTree(resources)
  const chosen = resources.find(({ id }) => id === selected.resourceId)
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              iconName="add-plus"
              ariaLabel="Create resource"
              disabled={chosen === undefined}
              onClick={() => chosen !== undefined && onAction('create', chosen)}
            >
              Create
            </Button>
          }
        >
          {title}
        </Header>
      }
    >
      <TreeView<TreeNode>
        ariaLabel="Resources"
        connectorLines="vertical"
        items={tree}
        getItemId={({ id }) => id}
        getItemChildren={(node) => (node.kind === 'resource' ? node.children : undefined)}
        expandedItems={resources.map(({ id = '' }) => id).filter((id) => !folded.has(id))}
        onItemToggle={({ detail }) => {
          if (detail.expanded) folded.delete(detail.id)
          else folded.add(detail.id)
          redraw((count) => count + 1)
        }}
        i18nStrings={{
          expandButtonLabel: (node) => `Open ${nameOf(node)}`,
          collapseButtonLabel: (node) => `Fold ${nameOf(node)}`,
        }}
        renderItem={(node) => ({
          content: <Leaf apiId={apiId} node={node} selected={selected} />,
          announcementLabel: nameOf(node),
          ...(node.kind === 'resource' && {
            actions: <NodeActions node={node.resource} onAction={onAction} />,
          }),
        })}
      />
    </Container>
  )
}

const nameOf = (node: TreeNode): string =>
  node.kind === 'resource' ? node.path : `${node.httpMethod} ${node.resource.path ?? ''}`

interface LeafProps extends Pick<ResourceTreeProps, 'apiId' | 'selected'> {
  readonly node: TreeNode
}

function Leaf({ apiId, node, selected }: LeafProps) {
  const { id = '' } = node.resource
  const isSelected =
    id === selected.resourceId && (node.kind === 'method' ? node.httpMethod : '') === selected.httpMethod
  const href = node.kind === 'method' ? methodHref(apiId, id, node.httpMethod) : resourceHref(apiId, id)
  return (
    <Link
      href={href}
      className={`gate-leaf ${isSelected ? 'gate-leaf-on' : ''}`}
      aria-label={nameOf(node)}
      onClick={() => (isFollowing = true)}
      {...(isSelected && { 'aria-current': 'page' as const, ref: keepFocus })}
    >
      {node.kind === 'method' ? (
        <Verb method={node.httpMethod} />
      ) : (
        <span className="mono gate-path">{node.label}</span>
      )}
    </Link>
  )
}

function keepFocus(link: HTMLAnchorElement | null): void {
  if (link === null || !isFollowing) return
  isFollowing = false
  link.focus({ preventScroll: true })
}

interface NodeActionsProps {
  readonly node: Resource
  readonly onAction: ResourceTreeProps['onAction']
}

function NodeActions({ node, onAction }: NodeActionsProps) {
  return (
    <ButtonDropdown
      variant="inline-icon"
      ariaLabel={`Actions for ${node.path ?? '/'}`}
      expandToViewport
      items={[
        { id: 'create', text: 'Create resource' },
        { id: 'method', text: 'Create method' },
        { id: 'cors', text: 'Enable CORS' },
        { id: 'deploy', text: 'Deploy API' },
        ...(node.parentId === undefined ? [] : [{ id: 'delete', text: 'Delete resource' }]),
      ]}
      onItemClick={({ detail }) => onAction(detail.id as ResourceAction, node)}
    />
  )
}
