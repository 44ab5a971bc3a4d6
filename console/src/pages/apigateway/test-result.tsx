import { FormField, SpaceBetween } from '@cloudscape-design/components'
import type { TestInvokeMethodCommandOutput } from '@aws-sdk/client-api-gateway'
import { JsonView } from '../../kit/json-view.tsx'
import { PageLink } from '../../shell/links.tsx'
import { executionHref } from '../states/states-links.ts'
import { integrationLatencyMs, logLines } from './invoke-log.ts'
import { executionArnIn } from './machine-arns.ts'

/** The answer of a test: figures first, then body, headers and AWS's log. */
export function TestResult({ result }: { readonly result: TestInvokeMethodCommandOutput }) {
  const { status = 0, latency = 0, body = '', headers = {}, log = '' } = result
  const integrationMs = integrationLatencyMs(log)
  const executionArn = executionArnIn(body)
  return (
    <SpaceBetween size="m">
      <div className={`figures ${status < 400 ? '' : 'figures-bad'}`} role="group" aria-label="Test result">
        <Figure label="Status" value={String(status)} isStatus />
        <Figure label="Latency" value={String(latency)} unit="ms" />
        {integrationMs !== undefined && <Figure label="Integration" value={String(integrationMs)} unit="ms" />}
        <Figure label="Size" value={String(new TextEncoder().encode(body).length)} unit="B" />
        {executionArn !== undefined && (
          <div className="figures-link">
            <PageLink href={executionHref(executionArn)}>Open execution</PageLink>
          </div>
        )}
      </div>
      <FormField label="Response body" stretch>
        <JsonView label="Response body" value={body === '' ? '(empty)' : body} />
      </FormField>
      <FormField label="Response headers" stretch>
        <JsonView label="Response headers" value={headers} />
      </FormField>
      <FormField label="Log" stretch>
        <TestLog log={log} />
      </FormField>
    </SpaceBetween>
  )
}

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly unit?: string
  readonly isStatus?: boolean
}

function Figure({ label, value, unit, isStatus = false }: FigureProps) {
  return (
    <div className={isStatus ? 'figure-status' : ''}>
      <em>{label}</em>{' '}
      <strong>
        {value} {unit !== undefined && <small>{unit}</small>}
      </strong>
    </div>
  )
}

const timeFormat = new Intl.DateTimeFormat('en-US', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function TestLog({ log }: { readonly log: string }) {
  return (
    <pre className="json test-log" tabIndex={0} role="region" aria-label="Log">
      {logLines(log).map(({ at, text }, index) => (
        // Lines never move: the position is their identity.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={/Execution failed/.test(text) ? 'test-log-bad' : ''}>
          {at !== undefined && (
            <time dateTime={new Date(at).toISOString()} title={new Date(at).toISOString()}>
              {timeFormat.format(at)}
            </time>
          )}
          {at === undefined ? text : `  ${text}`}
        </div>
      ))}
    </pre>
  )
}
