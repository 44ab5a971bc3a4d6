import { Box, Button } from '@cloudscape-design/components'
import type { AwsList } from '../aws/queries.ts'

/** Fetches the next page of a list; below its rows. */
export function LoadMore<T>({ list }: { readonly list: AwsList<T> }) {
  return (
    <Box textAlign="center">
      <Button variant="link" loading={list.isFetching} onClick={list.loadMore}>
        Load more
      </Button>
    </Box>
  )
}
