import { Box, ContentLayout, Header } from '@cloudscape-design/components'
import { useLocation } from 'wouter'
import { PageLink } from './links.tsx'
import { usePage } from './page.tsx'

export function NotFound() {
  const [path] = useLocation()
  usePage({ title: 'Page not found' })
  return (
    <ContentLayout header={<Header variant="h1">There is no page here</Header>}>
      <Box variant="p">
        The console has no page at <code className="mono">{path}</code>. The <PageLink href="/">home page</PageLink>{' '}
        leads to all of them.
      </Box>
    </ContentLayout>
  )
}
