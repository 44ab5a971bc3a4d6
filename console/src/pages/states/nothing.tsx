import { Box } from '@cloudscape-design/components'

/** Says why a tab of the state panel is empty. */
export function Nothing({ children }: { readonly children: string }) {
  return (
    <Box color="text-body-secondary" padding={{ vertical: 's' }}>
      {children}
    </Box>
  )
}
