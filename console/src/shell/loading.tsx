import { Box, Spinner } from '@cloudscape-design/components'

export function Loading() {
  return (
    <Box padding="xxl" textAlign="center">
      <span role="status">
        <Spinner size="large" />
        <span className="visually-hidden">Loading</span>
      </span>
    </Box>
  )
}
