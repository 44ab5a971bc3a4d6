import {
  Button,
  Container,
  ContentLayout,
  Form,
  FormField,
  Header,
  Input,
  SpaceBetween,
} from '@cloudscape-design/components'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsMutation } from '../../aws/queries.ts'
import { ArnText } from '../../kit/arn-text.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { useDraft } from '../../kit/use-draft.ts'
import { useNotify } from '../../shell/notifications.tsx'
import { policyHref, useIamPage } from './iam-page.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { policyProblems } from './policy-problems.ts'
import { policyNameProblem } from './role-name.ts'

const firstText = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['states:StartExecution'], Resource: '*' }] },
  null,
  2,
)

export default function CreatePolicyPage() {
  useIamPage('policies', 'Create policy')
  const [, navigate] = useLocation()
  const notify = useNotify()
  const [draft, change] = useDraft('policy', () => ({ name: '', description: '', text: firstText }))
  const [tried, setTried] = useState(false)
  const create = useAwsMutation('iam', 'createPolicy')
  const nameProblem = policyNameProblem(draft.name)
  const submit = (): void => {
    setTried(true)
    if (nameProblem !== undefined || policyProblems(draft.text, 'managed').length > 0) return
    const { name, description, text } = draft
    create.mutate(
      { PolicyName: name.trim(), PolicyDocument: text, ...(description !== '' && { Description: description }) },
      {
        onSuccess: ({ Policy }) => {
          const arn = Policy?.Arn ?? ''
          notify({
            type: 'success',
            header: `Policy ${name} is created`,
            content: <ArnText arn={arn} label="policy ARN" />,
          })
          navigate(policyHref(arn))
        },
      },
    )
  }
  return (
    <ContentLayout header={<Header variant="h1">Create policy</Header>}>
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => navigate('/iam/policies')}>
              Cancel
            </Button>
            <Button variant="primary" loading={create.isPending} onClick={submit}>
              Create policy
            </Button>
          </SpaceBetween>
        }
      >
        <Container>
          <SpaceBetween size="l">
            <NameFields draft={draft} change={change} problem={tried || draft.name !== '' ? nameProblem : undefined} />
            <PolicyEditor label="Policy" kind="managed" value={draft.text} onChange={(text) => change({ text })} />
            <ErrorAlert error={create.error} />
          </SpaceBetween>
        </Container>
      </Form>
    </ContentLayout>
  )
}

interface NameFieldsProps {
  readonly draft: { readonly name: string; readonly description: string }
  readonly change: (changes: { readonly name?: string; readonly description?: string }) => void
  readonly problem: string | undefined
}

function NameFields({ draft, change, problem }: NameFieldsProps) {
  return (
    <SpaceBetween size="l">
      <FormField
        label="Policy name"
        constraintText="Up to 128 characters: letters, digits and +=,.@-_"
        errorText={problem}
      >
        <Input value={draft.name} spellcheck={false} onChange={({ detail }) => change({ name: detail.value })} />
      </FormField>
      <FormField
        label={
          <span>
            Description <i>- optional</i>
          </span>
        }
      >
        <Input value={draft.description} onChange={({ detail }) => change({ description: detail.value })} />
      </FormField>
    </SpaceBetween>
  )
}
