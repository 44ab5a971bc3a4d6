import { Alert, ContentLayout, SpaceBetween } from '@cloudscape-design/components'
import { useDeferredValue } from 'react'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { PageFailure } from '../../kit/page-failure.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { usePage, useRouteParameter, type PageFacts } from '../../shell/page.tsx'
import { ExecutionEvents } from './execution-events.tsx'
import { ExecutionFailure } from './execution-failure.tsx'
import { ExecutionHeader } from './execution-header.tsx'
import { useExecution, type ExecutionModel } from './execution-model.ts'
import { ExecutionSummary } from './execution-summary.tsx'
import { ExecutionView } from './execution-view.tsx'
import { exportHistory } from './export-history.ts'
import { ExpressExecution } from './express-execution.tsx'
import './execution.css'
import { editMachineHref, executionHref, isExpressArn, machineHref, machineOfArn, nameOfArn } from './states-links.ts'

export default function ExecutionPage() {
  const arn = useRouteParameter('arn')
  // Another execution is another page: nothing chosen in this one holds there.
  return isExpressArn(arn) ? <ExpressExecution key={arn} arn={arn} /> : <StandardExecution key={arn} arn={arn} />
}

function StandardExecution({ arn }: { readonly arn: string }) {
  const { model, error, refetch } = useExecution(arn)
  // The page is large: what is deferred is rendered in slices, and never holds the browser.
  const shown = useDeferredValue(model, undefined)
  const name = model?.execution.name ?? nameOfArn(arn)
  const machineArn = model?.execution.stateMachineArn
  usePage(executionFacts(arn, name, machineArn))
  if (error !== undefined && error !== null) return <PageFailure title={name} error={error} onRetry={refetch} />
  return shown === undefined ? <Loading /> : <Execution model={shown} />
}

/** Where the page stands: under its machine, whose other pages are beside it. */
function executionFacts(arn: string, title: string, machineOrVersion: string | undefined): PageFacts {
  const list = { text: 'State machines', href: '/states/machines' }
  if (machineOrVersion === undefined) return { title, crumbs: [list] }
  const { machineArn } = machineOfArn(machineOrVersion)
  const text = nameOfArn(machineArn)
  return {
    title,
    crumbs: [list, { text, href: machineHref(machineArn) }],
    section: {
      text,
      links: [
        { text: 'Executions', href: machineHref(machineArn) },
        { text: 'Map runs', href: `${executionHref(arn)}?tab=map-runs` },
        { text: 'Edit definition', href: editMachineHref(machineArn) },
      ],
    },
  }
}

function Execution({ model }: { readonly model: ExecutionModel }) {
  const [selected, setSelected] = useUrlState('state')
  const failed = model.history.account.failed?.name
  // Failure first: until the person picks a state, the one that failed is shown.
  const shown = selected === '' ? failed : selected
  const select = (name: string): void => {
    setSelected(name)
    document.querySelector('.xview')?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <ContentLayout header={<ExecutionHeader model={model} />}>
      <SpaceBetween size="l">
        <ExecutionFailure model={model} onSelect={select} />
        <ExecutionSummary model={model} />
        {model.history.error !== undefined && <ErrorAlert error={model.history.error} />}
        {model.history.withoutDataFrom !== undefined && (
          <Alert type="info" statusIconAriaLabel="Info">
            From event {model.history.withoutDataFrom} on, inputs and outputs are left out here: this history holds more
            than a page can keep. GetExecutionHistory gives them.
          </Alert>
        )}
        <ExecutionView model={model} selected={shown} onSelect={setSelected} />
        <ExecutionEvents
          history={model.history}
          onSelect={select}
          onExport={() => exportHistory(model.execution, model.history.account.events)}
        />
      </SpaceBetween>
    </ContentLayout>
  )
}
