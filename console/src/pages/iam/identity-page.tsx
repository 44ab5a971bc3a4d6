import {
  Button,
  Container,
  ContentLayout,
  Header,
  KeyValuePairs,
  SpaceBetween,
  Tabs,
  type KeyValuePairsProps,
  type TabsProps,
} from '@cloudscape-design/components'
import { useQuery } from '@tanstack/react-query'
import { useState, type ComponentType } from 'react'
import { useLocation } from 'wouter'
import { ArnText } from '../../kit/arn-text.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { useRouteParameter } from '../../shell/page.tsx'
import { DeleteIdentityDialog } from './delete-identity.tsx'
import type { HolderKind } from './holder.ts'
import { useIamPage } from './iam-page.ts'
import { Permissions } from './permissions.tsx'

/** What users, roles and groups have alike. */
interface Identity {
  readonly Arn?: string | undefined
  readonly Path?: string | undefined
  readonly CreateDate?: Date | undefined
  readonly Description?: string | undefined
}

/** What tells the page of one kind from the others. */
export interface IdentityForm<T extends Identity> {
  readonly kind: HolderKind
  readonly noun: 'User' | 'Role' | 'Group'
  readonly list: 'users' | 'roles' | 'groups'
  readonly read: (name: string) => Promise<T | undefined>
  /** Beside ARN, creation date and path. */
  readonly facts: (identity: T) => readonly KeyValuePairsProps.Pair[]
  /** Beside the permissions. */
  readonly tabs: (identity: T, name: string) => readonly TabsProps.Tab[]
  readonly Edit?: ComponentType<{ readonly identity: T; readonly onDismiss: () => void }>
}

/** The page of a user, a role or a group. */
export function IdentityPage<T extends Identity>({ form }: { readonly form: IdentityForm<T> }) {
  const { kind, list, Edit } = form
  const name = useRouteParameter('name')
  useIamPage(list, name)
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<'edit' | 'delete' | undefined>()
  const query = useQuery({ queryKey: ['iam', kind, name], queryFn: async () => (await form.read(name)) ?? null })
  const identity = query.data ?? undefined
  const close = (): void => setDialog(undefined)
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={identity?.Description}
          actions={
            <div className="actions">
              {Edit !== undefined && (
                <Button disabled={identity === undefined} onClick={() => setDialog('edit')}>
                  Edit
                </Button>
              )}
              <Button disabled={identity === undefined} onClick={() => setDialog('delete')}>
                Delete
              </Button>
            </div>
          }
        >
          {name}
        </Header>
      }
    >
      {query.isLoading && <Loading />}
      <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
      {identity !== undefined && <IdentityFacts form={form} identity={identity} name={name} />}
      {dialog === 'edit' && Edit !== undefined && identity !== undefined && (
        <Edit identity={identity} onDismiss={close} />
      )}
      {dialog === 'delete' && (
        <DeleteIdentityDialog holder={{ kind, name }} onDismiss={close} onDeleted={() => navigate(`/iam/${list}`)} />
      )}
    </ContentLayout>
  )
}

interface IdentityFactsProps<T extends Identity> {
  readonly form: IdentityForm<T>
  readonly identity: T
  readonly name: string
}

function IdentityFacts<T extends Identity>({ form, identity, name }: IdentityFactsProps<T>) {
  const { kind, noun, facts, tabs } = form
  const [tab, setTab] = useUrlState('tab', 'permissions')
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Summary</Header>}>
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'ARN', value: <ArnText arn={identity.Arn ?? ''} label={`${kind} ARN`} /> },
            { label: 'Creation date', value: <Timestamp at={identity.CreateDate} /> },
            ...facts(identity),
            { label: 'Path', value: <span className="mono">{identity.Path}</span> },
          ]}
        />
      </Container>
      <Tabs
        ariaLabel={noun}
        variant="container"
        activeTabId={tab}
        onChange={({ detail }) => setTab(detail.activeTabId)}
        tabs={[
          { id: 'permissions', label: 'Permissions', content: <Permissions holder={{ kind, name }} /> },
          ...tabs(identity, name),
        ]}
      />
    </SpaceBetween>
  )
}
