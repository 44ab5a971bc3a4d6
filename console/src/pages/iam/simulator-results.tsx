import { Header, StatusIndicator, Table, type TableProps } from '@cloudscape-design/components'
import type { EvaluationResult, Statement } from '@aws-sdk/client-iam'
import { PageLink } from '../../shell/links.tsx'
import { policyHref } from './iam-page.ts'

const decisions = {
  allowed: ['success', 'Allowed'],
  implicitDeny: ['stopped', 'Not allowed: no statement allows it'],
  explicitDeny: ['error', 'Denied by a statement'],
} as const

const columns: readonly TableProps.ColumnDefinition<EvaluationResult>[] = [
  {
    id: 'action',
    header: 'Action',
    isRowHeader: true,
    cell: ({ EvalActionName }) => <span className="mono">{EvalActionName}</span>,
  },
  {
    id: 'resource',
    header: 'Resource',
    cell: ({ EvalResourceName }) => <span className="mono">{EvalResourceName}</span>,
  },
  { id: 'decision', header: 'Decision', cell: (result) => <Decision result={result} /> },
  {
    id: 'statements',
    header: 'Decided by',
    cell: ({ MatchedStatements = [] }) =>
      MatchedStatements.length === 0
        ? '-'
        : MatchedStatements.map((statement) => (
            <div key={`${statement.SourcePolicyId} ${statement.StartPosition?.Line}`}>
              <DecidingStatement statement={statement} />
            </div>
          )),
  },
  {
    id: 'missing',
    header: 'Unknown conditions',
    cell: ({ MissingContextValues = [] }) => MissingContextValues.join(', ') || '-',
  },
]

export function SimulatorResults({ results }: { readonly results: readonly EvaluationResult[] }) {
  return (
    <Table
      variant="container"
      items={results}
      columnDefinitions={columns}
      wrapLines
      ariaLabels={{ tableLabel: 'Results', selectionGroupLabel: 'Selection' }}
      header={
        <Header variant="h2" counter={`(${results.length})`}>
          Results
        </Header>
      }
    />
  )
}

function Decision({ result }: { readonly result: EvaluationResult }) {
  const [type, text] = decisions[result.EvalDecision ?? 'implicitDeny']
  return <StatusIndicator type={type}>{text}</StatusIndicator>
}

/** The policy, and the lines of it. */
function DecidingStatement({ statement }: { readonly statement: Statement }) {
  const { SourcePolicyId: id = '', StartPosition: start, EndPosition: end } = statement
  const lines = start === undefined ? '' : `, lines ${start.Line} to ${end?.Line ?? start.Line}`
  return id.startsWith('arn:') ? (
    <>
      <PageLink href={policyHref(id)}>{id.split('/').at(-1)}</PageLink>
      {lines}
    </>
  ) : (
    <>{id + lines}</>
  )
}
