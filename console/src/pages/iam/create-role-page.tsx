import { Wizard } from '@cloudscape-design/components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { ArnText } from '../../kit/arn-text.tsx'
import { useDraft } from '../../kit/use-draft.ts'
import { useNotify, useNotifyError } from '../../shell/notifications.tsx'
import { useSession } from '../../shell/session.ts'
import { createRole, firstDraft, type RoleDraft } from './create-role.ts'
import { roleHref, useIamPage } from './iam-page.ts'
import { PermissionsStep } from './permissions-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { roleNameProblem } from './role-name.ts'
import { TrustStep, trustProblem } from './trust-step.tsx'

/** Three steps: whom the role trusts, what it may do, its name. */
export default function CreateRolePage() {
  useIamPage('roles', 'Create role')
  const [, navigate] = useLocation()
  const session = useSession()
  const [draft, change] = useDraft('role', () => firstDraft(session.data?.principal.account ?? ''))
  const [tried, setTried] = useState(false)
  const save = useSave()
  const pointAtProblem = usePointAtProblem()
  const problem = [trustProblem(draft), undefined, roleNameProblem(draft.name)][draft.step]
  const goTo = (step: number): void => {
    const forward = step > draft.step
    setTried(forward && problem !== undefined)
    if (forward && problem !== undefined) pointAtProblem()
    if (!forward || problem === undefined) change({ step })
  }
  const submit = (): void => {
    if (problem === undefined) return save.mutate(draft)
    setTried(true)
    pointAtProblem()
  }
  return (
    <Wizard
      activeStepIndex={draft.step}
      submitButtonText="Create role"
      isLoadingNextStep={save.isPending}
      onNavigate={({ detail }) => goTo(detail.requestedStepIndex)}
      onCancel={() => navigate('/iam/roles')}
      onSubmit={submit}
      i18nStrings={wizardWords}
      steps={[
        {
          title: 'Select trusted entity',
          description: 'Choose who may take this role on.',
          content: <TrustStep draft={draft} change={change} showProblem={tried} />,
        },
        { title: 'Add permissions', content: <PermissionsStep draft={draft} change={change} /> },
        {
          title: 'Name, review and create',
          content: <ReviewStep draft={draft} change={change} showProblem={tried} error={save.error} goTo={goTo} />,
        },
      ]}
    />
  )
}

const wizardWords = {
  stepNumberLabel: (step: number) => `Step ${step}`,
  collapsedStepsLabel: (step: number, count: number) => `Step ${step} of ${count}`,
  cancelButton: 'Cancel',
  previousButton: 'Previous',
  nextButton: 'Next',
  navigationAriaLabel: 'Steps',
  optional: 'optional',
}

/** The button is at the foot of a long page: the field that it complains about may be out of sight. */
function usePointAtProblem(): () => void {
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
  }, [tries])
  return () => setTries((count) => count + 1)
}

/** Creates the role and goes to its page, which says the ARN that the next step of the work needs. */
function useSave() {
  const [, navigate] = useLocation()
  const queries = useQueryClient()
  const notify = useNotify()
  const notifyError = useNotifyError()
  return useMutation({
    mutationFn: (draft: RoleDraft) => createRole(draft),
    onSuccess: ({ arn, name, unattached }) => {
      notify({ type: 'success', header: `Role ${name} is created`, content: <ArnText arn={arn} label="role ARN" /> })
      for (const error of unattached) notifyError(error)
      void queries.invalidateQueries({ queryKey: ['iam'] })
      navigate(roleHref(name))
    },
  })
}
