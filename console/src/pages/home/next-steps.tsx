import { Container, Header, Icon } from '@cloudscape-design/components'
import { useAwsQuery } from '../../aws/queries.ts'
import { PageLink } from '../../shell/links.tsx'
import type { Glance } from './executions.ts'

interface Step {
  readonly title: string
  readonly text: string
  readonly href: string
  readonly link: string
  readonly done: boolean
}

/** The three things that make a first call reach a state machine; each is ticked off when it is there. */
export function NextSteps({ glance }: { readonly glance: Glance }) {
  const roles = useAwsQuery('iam', 'listRoles', { MaxItems: 100 })
  const apis = useAwsQuery('apigateway', 'getRestApis', { limit: 1 })
  const trusts = (roles.data?.Roles ?? []).some(
    (role) => role.AssumeRolePolicyDocument?.includes('apigateway') === true,
  )
  const hasApi = (apis.data?.items?.length ?? 0) > 0
  const steps: readonly Step[] = [
    {
      title: 'Create a state machine',
      text: 'From a template, with its graph beside the text.',
      href: glance.machines.length > 0 ? '/states/machines' : '/states/machines/create',
      link: glance.machines.length > 0 ? 'State machines' : 'Create one',
      done: glance.machines.length > 0,
    },
    {
      title: 'Create a role for API Gateway',
      text: 'So that a method may start executions. Three steps; copy its ARN at the end.',
      href: trusts ? '/iam/roles' : '/iam/roles/create',
      link: trusts ? 'Roles' : 'Create role',
      done: trusts,
    },
    {
      title: 'Put an API before it',
      text: 'A method that starts the state machine: test it, deploy it, call it.',
      href: '/apigateway/apis',
      link: 'APIs',
      done: hasApi,
    },
  ]
  const left = steps.filter(({ done }) => !done).length
  const description =
    left === 0 ? 'All there. Call the API and watch the execution.' : 'From nothing to a call that runs.'
  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          Next steps
        </Header>
      }
    >
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={step.title} className={step.done ? 'step step-done' : 'step'}>
            <span className="step-mark">
              {step.done ? <Icon name="check" ariaLabel="Done" /> : <span aria-hidden="true">{index + 1}</span>}
            </span>
            <div>
              <h3>{step.title}</h3>
              <p>{step.text}</p>
              <PageLink href={step.href}>{step.link}</PageLink>
            </div>
          </li>
        ))}
      </ol>
    </Container>
  )
}
