import { ContentLayout, Header } from '@cloudscape-design/components'
import { useAwsQuery } from '../../aws/queries.ts'
import { usePage } from '../../shell/page.tsx'

export default function HomePage() {
  usePage({ title: 'Home' })
  const machines = useAwsQuery('states', 'listStateMachines', { maxResults: 100 })
  return (
    <ContentLayout header={<Header variant="h1">Home</Header>}>{machines.data?.stateMachines?.length}</ContentLayout>
  )
}
