import {
  Button,
  Container,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Table,
  type TableProps,
} from '@cloudscape-design/components'
import type { Method, Resource } from '@aws-sdk/client-api-gateway'
import { CopyButton } from '../../kit/copy-button.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { PageLink } from '../../shell/links.tsx'
import { methodHref } from './apigateway-links.ts'
import { targetOf } from './method-words.ts'
import type { ResourceAction } from './resource-dialogs.tsx'
import { sortedMethods } from './resource-tree.ts'
import { Verb } from './verb.tsx'

interface ResourceViewProps {
  readonly apiId: string
  readonly resource: Resource
  readonly onAction: (action: ResourceAction | 'method' | 'deploy') => void
}

interface Row {
  readonly name: string
  readonly method: Method
}

/** One resource: its methods, and what can be made of it. */
export function ResourceView({ apiId, resource, onAction }: ResourceViewProps) {
  const { id = '', path = '/', parentId } = resource
  const methods = resource.resourceMethods ?? {}
  const rows = sortedMethods(Object.keys(methods)).map((name) => ({ name, method: methods[name] ?? {} }))
  const createMethod = <Button onClick={() => onAction('method')}>Create method</Button>
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <div className="actions">
                {parentId !== undefined && <Button onClick={() => onAction('delete')}>Delete</Button>}
                <Button onClick={() => onAction('cors')}>Enable CORS</Button>
                <Button onClick={() => onAction('create')}>Create resource</Button>
              </div>
            }
          >
            <span className="mono gate-title-path">{path}</span>
          </Header>
        }
      >
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Path', value: <span className="mono">{path}</span> },
            {
              label: 'Resource ID',
              value: (
                <span className="mono">
                  <CopyButton text={id} label="Copy resource ID" /> {id}
                </span>
              ),
            },
          ]}
        />
      </Container>
      <Table<Row>
        variant="container"
        items={rows}
        trackBy="name"
        ariaLabels={{ tableLabel: `Methods of ${path}` }}
        header={
          <Header variant="h2" counter={`(${rows.length})`} actions={createMethod}>
            Methods
          </Header>
        }
        empty={
          <EmptyState title="No methods yet" action={createMethod}>
            Create one that answers calls of {path}, as POST that starts an execution.
          </EmptyState>
        }
        columnDefinitions={columnsOf(apiId, id, path)}
      />
    </SpaceBetween>
  )
}

const columnsOf = (apiId: string, id: string, path: string): readonly TableProps.ColumnDefinition<Row>[] => [
  {
    id: 'name',
    header: 'Method',
    isRowHeader: true,
    cell: ({ name }) => (
      <PageLink href={methodHref(apiId, id, name)} ariaLabel={`${name} ${path}`}>
        <Verb method={name} />
      </PageLink>
    ),
  },
  { id: 'target', header: 'Goes to', cell: ({ method }) => targetOf(method.methodIntegration) },
  { id: 'authorization', header: 'Authorization', cell: ({ method }) => method.authorizationType ?? '-' },
  { id: 'key', header: 'API key', cell: ({ method }) => (method.apiKeyRequired ? 'Required' : 'Not required') },
]
