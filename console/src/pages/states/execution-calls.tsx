import type { DescribeExecutionOutput } from '@aws-sdk/client-sfn'
import { CodeTabs } from '../../kit/code-tabs.tsx'
import { useSession } from '../../shell/session.ts'
import { startSnippets } from './start-snippets.ts'

/** The call that starts the same execution again, as code to copy. */
export function ExecutionCalls({ execution }: { readonly execution: DescribeExecutionOutput }) {
  const { data } = useSession()
  const snippets = startSnippets({
    endpoint: data?.apiEndpoint ?? location.origin,
    region: data?.region ?? 'us-east-1',
    stateMachineArn: execution.stateMachineArn ?? '',
    input: execution.input ?? '{}',
  })
  return <CodeTabs label="Start an execution like this one" snippets={snippets} />
}
