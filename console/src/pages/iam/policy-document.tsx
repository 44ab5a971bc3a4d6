import { Button, Header, SpaceBetween } from '@cloudscape-design/components'
import { useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { useNotify } from '../../shell/notifications.tsx'
import { PolicyEditor } from './policy-editor.tsx'
import { policyProblems } from './policy-problems.ts'

interface PolicyDocumentProps {
  readonly arn: string
  readonly version: string
  readonly editable: boolean
}

/** The text of the version in force; saving makes a new version of it. */
export function PolicyDocument({ arn, version, editable }: PolicyDocumentProps) {
  const query = useAwsQuery('iam', 'getPolicyVersion', { PolicyArn: arn, VersionId: version })
  const [text, setText] = useState<string | undefined>()
  const stored = prettyJson(decodeURIComponent(query.data?.PolicyVersion?.Document ?? ''))
  const save = useSave(arn, () => setText(undefined))
  const actions =
    text === undefined ? (
      <Button disabled={query.data === undefined} onClick={() => setText(stored)}>
        Edit
      </Button>
    ) : (
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant="link" onClick={() => setText(undefined)}>
          Cancel
        </Button>
        <Button
          variant="primary"
          loading={save.isPending}
          disabled={text === stored || policyProblems(text, 'managed').length > 0}
          onClick={() => save.mutate(text)}
        >
          Save as a new version
        </Button>
      </SpaceBetween>
    )
  return (
    <SpaceBetween size="m">
      <Header variant="h2" actions={editable ? actions : undefined}>
        Policy
      </Header>
      <ErrorAlert error={query.error ?? save.error} />
      {text === undefined ? (
        <JsonView value={stored} label="Policy" maxHeight={640} />
      ) : (
        <PolicyEditor label="Policy" kind="managed" value={text} onChange={setText} />
      )}
    </SpaceBetween>
  )
}

/** IAM keeps five versions of a policy. */
const versionsMax = 5

function useSave(PolicyArn: string, onSaved: () => void) {
  const queries = useQueryClient()
  const notify = useNotify()
  return useMutation({
    mutationFn: async (PolicyDocument: string) => {
      const { Versions = [] } = await callAws('iam', 'listPolicyVersions', { PolicyArn })
      const oldest = Versions.filter(({ IsDefaultVersion }) => IsDefaultVersion !== true).at(-1)
      if (Versions.length >= versionsMax) {
        await callAws('iam', 'deletePolicyVersion', { PolicyArn, VersionId: oldest?.VersionId })
      }
      return callAws('iam', 'createPolicyVersion', { PolicyArn, PolicyDocument, SetAsDefault: true })
    },
    onSuccess: ({ PolicyVersion }) => {
      notify({ type: 'success', header: `Version ${PolicyVersion?.VersionId ?? ''} is in force` })
      onSaved()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['iam'] }),
  })
}
