import { Button, type TableProps } from '@cloudscape-design/components'
import { useState, type ComponentType } from 'react'
import { useLocation } from 'wouter'
import type { AwsList } from '../../aws/queries.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { ListTable } from '../../kit/list-table.tsx'
import { LoadMore } from '../../kit/load-more.tsx'
import { Timestamp } from '../../kit/timestamp.tsx'
import { PageLink } from '../../shell/links.tsx'
import { usePage } from '../../shell/page.tsx'
import { DeleteIdentityDialog } from './delete-identity.tsx'
import type { HolderKind } from './holder.ts'

export interface IdentityRow {
  readonly name: string
  readonly path: string
  readonly created: Date | undefined
}

/** What tells the list of one kind from the others. */
export interface IdentityListForm<T extends IdentityRow> {
  readonly kind: HolderKind
  readonly title: 'Users' | 'Roles' | 'Groups'
  /** Between the name and the creation date. */
  readonly columns: readonly TableProps.ColumnDefinition<T>[]
  /** What somebody has them for. */
  readonly purpose: string
  readonly href: (name: string) => string
  /** Where one is created: in a dialog, or on a page. */
  readonly create: ComponentType<{ readonly onDismiss: () => void }> | string
}

interface IdentityListProps<T extends IdentityRow> {
  readonly form: IdentityListForm<T>
  readonly rows: AwsList<T>
}

/** The list of users, roles or groups. */
export function IdentityList<T extends IdentityRow>({ form, rows }: IdentityListProps<T>) {
  const { kind, title, purpose, create } = form
  usePage({ title })
  const [, navigate] = useLocation()
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<string | undefined>()
  const Create = typeof create === 'string' ? undefined : create
  const createButton = (variant: 'primary' | 'normal') => (
    <Button variant={variant} onClick={() => (typeof create === 'string' ? navigate(create) : setCreating(true))}>
      Create {kind}
    </Button>
  )
  const closeDelete = (): void => setDeleting(undefined)
  return (
    <>
      <ListTable<T>
        title={title}
        items={rows.items}
        columns={columnsOf(form)}
        trackBy="name"
        loading={rows.isLoading}
        error={rows.error}
        onRefresh={rows.refetch}
        placeholder={`Find ${title.toLowerCase()}`}
        selectionType="single"
        more={rows.hasMore ? <LoadMore list={rows} /> : undefined}
        empty={
          <EmptyState title={`No ${title.toLowerCase()} yet`} action={createButton('normal')}>
            {purpose}
          </EmptyState>
        }
        actions={([chosen]) => (
          <>
            <Button disabled={chosen === undefined} onClick={() => setDeleting(chosen?.name)}>
              Delete
            </Button>
            {createButton('primary')}
          </>
        )}
      />
      {creating && Create !== undefined && <Create onDismiss={() => setCreating(false)} />}
      {deleting !== undefined && (
        <DeleteIdentityDialog holder={{ kind, name: deleting }} onDismiss={closeDelete} onDeleted={closeDelete} />
      )}
    </>
  )
}

function columnsOf<T extends IdentityRow>(form: IdentityListForm<T>): readonly TableProps.ColumnDefinition<T>[] {
  const noun = form.title.slice(0, -1)
  return [
    {
      id: 'name',
      header: `${noun} name`,
      cell: ({ name }) => <PageLink href={form.href(name)}>{name}</PageLink>,
      sortingField: 'name',
      isRowHeader: true,
    },
    ...form.columns,
    {
      id: 'created',
      header: 'Creation date',
      cell: ({ created }) => <Timestamp at={created} />,
      sortingField: 'created',
    },
  ]
}

export const markers = { in: 'Marker', out: 'Marker' }
