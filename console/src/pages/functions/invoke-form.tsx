import { Alert, Button, FormField, SpaceBetween } from '@cloudscape-design/components'
import { useMutation } from '@tanstack/react-query'
import { callAws } from '../../aws/call.ts'
import { JsonField, jsonProblem } from '../../editor/json-field.tsx'
import { CopyButton } from '../../kit/copy-button.tsx'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { useSetting } from '../../kit/use-setting.ts'
import { PageLink } from '../../shell/links.tsx'

interface Invocation {
  readonly payload: string
  readonly log: string
  /** `Unhandled` if the function failed; its answer says how. */
  readonly functionError?: string
  readonly ms: number
}

/** Calls the function with an event, which is remembered, and shows its answer and the end of its log. */
export function InvokeForm({ name, group }: { readonly name: string; readonly group: string }) {
  const [event, setEvent] = useSetting(`event-${name}`, '{\n  "name": "world"\n}')
  const invoke = useMutation({ mutationFn: () => invokeFunction(name, event) })
  const problem = jsonProblem(event)
  return (
    <SpaceBetween size="l">
      <FormField label="Event" stretch errorText={problem}>
        <JsonField label="Event" value={event} onChange={setEvent} height={200} />
      </FormField>
      <Button
        variant="primary"
        iconName="caret-right-filled"
        loading={invoke.isPending}
        disabled={problem !== undefined}
        onClick={() => invoke.mutate()}
      >
        Invoke
      </Button>
      <ErrorAlert error={invoke.error} />
      {invoke.data !== undefined && <Answer invocation={invoke.data} group={group} />}
    </SpaceBetween>
  )
}

function Answer({ invocation, group }: { readonly invocation: Invocation; readonly group: string }) {
  const { payload, log, functionError, ms } = invocation
  return (
    <SpaceBetween size="m">
      <Alert
        type={functionError === undefined ? 'success' : 'error'}
        statusIconAriaLabel={functionError === undefined ? 'Success' : 'Error'}
        header={functionError === undefined ? `Succeeded in ${ms} ms` : `Failed in ${ms} ms: ${functionError}`}
      >
        All of its logs are in <PageLink href={`/logs/${encodeURIComponent(group)}`}>{group}</PageLink>.
      </Alert>
      <FormField label="Answer" stretch>
        <JsonView value={payload} label="Answer" />
      </FormField>
      {log !== '' && (
        <FormField label="Log" stretch>
          <div className="json-frame">
            <div className="json-copy">
              <CopyButton text={log} label="Copy log" />
            </div>
            <pre className="json" tabIndex={0} role="region" aria-label="Log">
              {log}
            </pre>
          </div>
        </FormField>
      )}
    </SpaceBetween>
  )
}

async function invokeFunction(FunctionName: string, event: string): Promise<Invocation> {
  const startedAt = performance.now()
  const answer = await callAws('functions', 'invoke', {
    FunctionName,
    Payload: new TextEncoder().encode(event),
    LogType: 'Tail',
  })
  const log = Uint8Array.from(atob(answer.LogResult ?? ''), (char) => char.charCodeAt(0))
  return {
    payload: new TextDecoder().decode(answer.Payload),
    log: new TextDecoder().decode(log),
    ms: Math.round(performance.now() - startedAt),
    ...(answer.FunctionError !== undefined && { functionError: answer.FunctionError }),
  }
}
