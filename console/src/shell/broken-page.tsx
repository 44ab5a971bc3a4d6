import { Alert, Button } from '@cloudscape-design/components'

/** Shown in place of a page whose code failed; the rest of the console goes on. */
export function BrokenPage() {
  return (
    <Alert
      type="error"
      header="This page broke"
      statusIconAriaLabel="Error"
      action={<Button onClick={() => location.reload()}>Reload</Button>}
    >
      A defect of the console stopped it; nothing on the server was harmed. Reload the page. If it breaks again, the
      browser's console holds what a report needs.
    </Alert>
  )
}
