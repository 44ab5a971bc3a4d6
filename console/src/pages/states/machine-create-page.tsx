import { Alert, Button, Container, ContentLayout, Header, SpaceBetween } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useAwsQuery } from '../../aws/queries.ts'
import { useRegion } from '../../aws/region.ts'
import { useDefinitionCheck } from '../../editor/definition-check.ts'
import { DefinitionStatus } from '../../editor/definition-status.tsx'
import { UnsavedGuard } from '../../editor/unsaved-guard.tsx'
import { Workbench } from '../../editor/workbench.tsx'
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { useDraft } from '../../kit/use-draft.ts'
import { useUrlState } from '../../kit/use-url-state.ts'
import { PageFailure } from '../../kit/page-failure.tsx'
import { Loading } from '../../shell/loading.tsx'
import { useNotify } from '../../shell/notifications.tsx'
import { usePage } from '../../shell/page.tsx'
import { useSession } from '../../shell/session.ts'
import {
  createMachine,
  draftOfMachine,
  draftOfTemplate,
  draftProblem,
  firstDraft,
  templateOf,
  type MachineDraft,
} from './machine-draft.ts'
import { MachineFailure } from './machine-failure.tsx'
import { MachineSettings, MoreSettings } from './machine-settings.tsx'
import { TemplateGallery } from './machine-template-gallery.tsx'
import { templateText, type MachineTemplate, type TemplatePlace } from './machine-templates.ts'
import { machineHref, nameOfArn } from './states-links.ts'

const crumbs = [{ text: 'State machines', href: '/states/machines' }]

export default function MachineCreatePage() {
  const [from] = useUrlState('from')
  usePage({ title: from === '' ? 'Create state machine' : `Copy of ${nameOfArn(from)}`, crumbs })
  return from === '' ? <FromTemplate /> : <FromMachine key={from} arn={from} />
}

function FromTemplate() {
  const region = useRegion()
  const session = useSession()
  const machines = useAwsQuery('states', 'listStateMachines', { maxResults: 100 })
  if (session.data === undefined || machines.isLoading) return <Loading />
  const other = machines.data?.stateMachines?.find(({ type }) => type === 'STANDARD')?.stateMachineArn
  const place = {
    region,
    account: session.data.principal.account,
    ...(other === undefined ? {} : { otherMachine: other }),
  }
  return <CreateForm name="machine" first={firstDraft(place)} place={place} />
}

function FromMachine({ arn }: { readonly arn: string }) {
  const machine = useAwsQuery('states', 'describeStateMachine', { stateMachineArn: arn })
  const tags = useAwsQuery('states', 'listTagsForResource', { resourceArn: arn })
  const error = machine.error ?? tags.error
  if (error !== null)
    return <PageFailure title={`Copy of ${nameOfArn(arn)}`} error={error} onRetry={() => void machine.refetch()} />
  if (machine.data === undefined || tags.data === undefined) return <Loading />
  const kept = (tags.data.tags ?? []).map(({ key = '', value = '' }) => ({ key, value }))
  return <CreateForm name={`copy-${arn}`} first={draftOfMachine(machine.data, kept)} />
}

interface CreateFormProps {
  /** Of the draft, which survives a reload. */
  readonly name: string
  readonly first: MachineDraft
  /** Given: templates are offered. */
  readonly place?: TemplatePlace
}

function CreateForm({ name, first, place }: CreateFormProps) {
  const [draft, change] = useDraft<MachineDraft>(name, () => first)
  const [selected, setSelected] = useState<string>()
  const [tried, setTried] = useState(false)
  const check = useDefinitionCheck(draft.definition, draft.type)
  const problem = draftProblem(draft)
  const { create, created } = useCreate()
  const blocked = problem !== undefined || check.errorCount > 0
  const submit = (run: boolean): void => {
    setTried(true)
    if (!blocked) create.mutate({ draft, run })
  }
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={<DefinitionStatus check={check} />}
          actions={
            <CreateActions
              canFormat={check.root !== undefined}
              busy={create.isPending}
              onFormat={() => change({ definition: prettyJson(draft.definition) })}
              onCreate={submit}
            />
          }
        >
          {place === undefined ? 'Copy to a new state machine' : 'Create state machine'}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {tried && blocked && (
          <Alert type="error" statusIconAriaLabel="Error" header="It is not created yet">
            {problem ?? 'The definition has problems: they are listed below it.'}
          </Alert>
        )}
        <MachineFailure error={create.error} roleArn={draft.roleArn} />
        {place !== undefined && <Templates draft={draft} change={change} place={place} />}
        <MachineSettings draft={draft} change={change} showProblem={tried} />
        <Workbench
          value={draft.definition}
          onChange={(definition) => change({ definition })}
          check={check}
          name={draft.name}
          selected={selected}
          onSelect={setSelected}
        />
        <MoreSettings draft={draft} change={change} />
      </SpaceBetween>
      <UnsavedGuard
        dirty={created === undefined && draft.definition !== first.definition && !isTemplate(draft, place)}
      />
    </ContentLayout>
  )
}

interface CreateActionsProps {
  readonly canFormat: boolean
  readonly busy: boolean
  readonly onFormat: () => void
  readonly onCreate: (run: boolean) => void
}

function CreateActions({ canFormat, busy, onFormat, onCreate }: CreateActionsProps) {
  const [, navigate] = useLocation()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="link" onClick={() => navigate('/states/machines')}>
        Cancel
      </Button>
      <Button disabled={!canFormat} disabledReason="Only JSON can be formatted." onClick={onFormat}>
        Format
      </Button>
      <Button loading={busy} onClick={() => onCreate(true)}>
        Create and run
      </Button>
      <Button variant="primary" loading={busy} onClick={() => onCreate(false)}>
        Create
      </Button>
    </SpaceBetween>
  )
}

/** Whether the definition is as its template gave it, so that nothing would be lost. */
function isTemplate(draft: MachineDraft, place: TemplatePlace | undefined): boolean {
  const template = templateOf(draft)
  return template !== undefined && place !== undefined && templateText(template, place) === draft.definition
}

interface TemplatesProps {
  readonly draft: MachineDraft
  readonly change: (changes: Partial<MachineDraft>) => void
  readonly place: TemplatePlace
}

/** Another template replaces the definition; what was changed in it is not lost without a question. */
function Templates({ draft, change, place }: TemplatesProps) {
  const [asked, setAsked] = useState<MachineTemplate>()
  const take = (template: MachineTemplate): void => {
    setAsked(undefined)
    change(draftOfTemplate(template, place))
  }
  return (
    <Container header={<Header variant="h2">Begin with</Header>}>
      <TemplateGallery
        chosen={draft.template}
        onChoose={(template) => (isTemplate(draft, place) ? take(template) : setAsked(template))}
      />
      {asked !== undefined && (
        <ConfirmDialog
          title="Replace the definition?"
          confirmText="Replace"
          onConfirm={() => take(asked)}
          onDismiss={() => setAsked(undefined)}
        >
          What you have changed in the definition is lost.
        </ConfirmDialog>
      )}
    </Container>
  )
}

/** Creates it and goes to its page, which opens the start dialog if it is to run. */
function useCreate() {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const notify = useNotify()
  const [created, setCreated] = useState<string>()
  // After the render in which the guard learns that nothing is lost.
  useEffect(() => {
    if (created !== undefined) navigate(created)
  }, [created, navigate])
  const create = useMutation({
    mutationFn: async ({ draft, run }: { readonly draft: MachineDraft; readonly run: boolean }) => ({
      arn: await createMachine(draft),
      run,
    }),
    onSuccess: ({ arn, run }) => {
      notify({ type: 'success', header: `State machine ${nameOfArn(arn)} is created` })
      void queries.invalidateQueries({ queryKey: ['states'] })
      setCreated(run ? `${machineHref(arn)}?start=yes` : machineHref(arn))
    },
  })
  return { create, created }
}
