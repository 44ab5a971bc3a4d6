import { Badge, type TableProps } from '@cloudscape-design/components'
import { PageLink } from '../../shell/links.tsx'
import { policyHref } from './iam-page.ts'
import type { PolicyRow } from './policies-list.ts'
import { awsPolicyWords } from './policy-words.ts'

export const policyColumns: readonly TableProps.ColumnDefinition<PolicyRow>[] = [
  {
    id: 'name',
    header: 'Policy name',
    cell: ({ Arn, PolicyName }) => <PageLink href={policyHref(Arn)}>{PolicyName}</PageLink>,
    sortingField: 'PolicyName',
    isRowHeader: true,
  },
  {
    id: 'type',
    header: 'Type',
    cell: ({ type }) => <Badge color={type === 'AWS managed' ? 'grey' : 'blue'}>{type}</Badge>,
    sortingField: 'type',
  },
  { id: 'description', header: 'Description', cell: (row) => awsPolicyWords(row) },
]
