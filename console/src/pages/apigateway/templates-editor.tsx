import {
  Button,
  ButtonDropdown,
  FormField,
  Header,
  Input,
  Select,
  SpaceBetween,
  Textarea,
} from '@cloudscape-design/components'
import { useMemo, useState } from 'react'
import { callAws } from '../../aws/call.ts'
import { useAwsQuery } from '../../aws/queries.ts'
import { TemplateField } from '../../editor/template-field.tsx'
import { EmptyState } from '../../kit/empty-state.tsx'
import { JsonView } from '../../kit/json-view.tsx'
import { useNotifyError } from '../../shell/notifications.tsx'
import { useMachines } from './integration-fields.tsx'
import { checkTemplate, marksOf } from './template-check.ts'
import { TemplateCorrections } from './template-corrections.tsx'
import {
  answerTemplate,
  mockTemplate,
  passthroughTemplate,
  stageVariableTemplate,
  startTemplate,
} from './templates-to-begin.ts'

interface TemplatesEditorProps {
  readonly apiId: string
  readonly title: string
  readonly direction: 'request' | 'response'
  readonly httpMethod: string
  readonly path: string
  /** Templates that start an execution are offered. */
  readonly starts?: boolean
  readonly isMock?: boolean
  readonly templates: Readonly<Record<string, string>>
  readonly onChange: (templates: Readonly<Record<string, string>>) => void
}

/** Mapping templates by content type, one at a time, each beside what it makes of a sample. */
export function TemplatesEditor(properties: TemplatesEditorProps) {
  const { title, templates, onChange } = properties
  const types = Object.keys(templates)
  const [chosen, setChosen] = useState(types[0] ?? '')
  const [added, setAdded] = useState('application/json')
  const type = types.includes(chosen) ? chosen : types[0]
  const add = (): void => {
    if (types.includes(added) || added === '') return
    onChange({ ...templates, [added]: '' })
    setChosen(added)
  }
  const remove = (): void => onChange(Object.fromEntries(Object.entries(templates).filter(([name]) => name !== type)))
  return (
    <SpaceBetween size="m">
      <Header
        variant="h3"
        counter={`(${types.length})`}
        actions={
          <div className="actions">
            <Input
              value={added}
              ariaLabel="Content type of a new template"
              onChange={({ detail }) => setAdded(detail.value.trim())}
            />
            <Button disabled={types.includes(added) || added === ''} onClick={add}>
              Add mapping template
            </Button>
          </div>
        }
      >
        {title}
      </Header>
      {type === undefined ? (
        <EmptyState title="No templates">The body goes on as it came.</EmptyState>
      ) : (
        <SpaceBetween size="m">
          <div className="actions">
            <Select
              selectedOption={{ value: type, label: type }}
              options={types.map((value) => ({ value, label: value }))}
              ariaLabel="Content type"
              onChange={({ detail }) => setChosen(detail.selectedOption.value ?? '')}
            />
            <GenerateButton {...properties} onGenerate={(text) => onChange({ ...templates, [type]: text })} />
            <Button onClick={remove}>Remove template</Button>
          </div>
          <TemplateWithPreview
            key={type}
            {...properties}
            contentType={type}
            text={templates[type] ?? ''}
            onText={(text) => onChange({ ...templates, [type]: text })}
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

interface GenerateButtonProps extends Pick<TemplatesEditorProps, 'apiId' | 'direction' | 'starts' | 'isMock'> {
  readonly onGenerate: (text: string) => void
}

function GenerateButton({ apiId, direction, starts = false, isMock = false, onGenerate }: GenerateButtonProps) {
  const models = useAwsQuery('apigateway', 'getModels', { restApiId: apiId, limit: 500 })
  const machines = useMachines()
  const notifyError = useNotifyError()
  const forMachines = (machines.data?.stateMachines ?? []).map(({ stateMachineArn = '', name = '' }) => ({
    id: `machine ${stateMachineArn}`,
    text: `Start ${name}`,
  }))
  const plain =
    direction === 'request'
      ? { id: 'request', text: 'Method request passthrough' }
      : { id: 'answer', text: 'The answer as it came' }
  const items = [
    ...(starts
      ? [{ text: 'State machines', items: [...forMachines, { id: 'stage', text: "Start the stage's machine" }] }]
      : []),
    ...(isMock ? [{ id: 'mock', text: 'Status code of a mock' }] : []),
    plain,
    {
      text: 'Models',
      items: (models.data?.items ?? []).map(({ name = '' }) => ({ id: `model ${name}`, text: name })),
    },
  ]
  const generate = (id: string): void => {
    const [kind, ...words] = id.split(' ')
    if (kind === 'machine') onGenerate(startTemplate(words.join(' ')))
    else if (kind !== 'model') onGenerate(fixed[id] ?? '')
    else {
      void callAws('apigateway', 'getModelTemplate', { restApiId: apiId, modelName: words[0] }).then(
        ({ value = '' }) => onGenerate(value),
        notifyError,
      )
    }
  }
  return (
    <ButtonDropdown items={items} onItemClick={({ detail }) => generate(detail.id)} expandToViewport>
      Generate template
    </ButtonDropdown>
  )
}

const fixed: Readonly<Record<string, string>> = {
  request: passthroughTemplate,
  stage: stageVariableTemplate,
  answer: answerTemplate,
  mock: mockTemplate,
}

interface TemplateWithPreviewProps extends TemplatesEditorProps {
  readonly contentType: string
  readonly text: string
  readonly onText: (text: string) => void
}

const samples = {
  request: '{\n  "orderId": "ORD-20418",\n  "total": 742.5\n}',
  response:
    '{\n  "executionArn": "arn:aws:states:us-east-1:000000000000:execution:orders:1",\n  "startDate": 1795347727.318\n}',
}

function TemplateWithPreview({ contentType, text, onText, direction, httpMethod, path }: TemplateWithPreviewProps) {
  const [body, setBody] = useState(samples[direction])
  const report = useMemo(
    () =>
      checkTemplate(text, contentType, {
        body,
        stageVariables: { stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:of-the-stage' },
        httpMethod,
        resourcePath: path,
      }),
    [text, contentType, body, httpMethod, path],
  )
  const marks = useMemo(() => marksOf(text, report), [text, report])
  return (
    <div className="gate-preview">
      <SpaceBetween size="s">
        <FormField label="Template body" errorText={report.problem} stretch>
          <TemplateField label="Template body" value={text} onChange={onText} problems={marks} />
        </FormField>
        <TemplateCorrections text={text} onText={onText} />
      </SpaceBetween>
      <SpaceBetween size="s">
        <FormField label={direction === 'request' ? 'Sample input' : "Sample of the backend's answer"} stretch>
          <Textarea
            className="code-area"
            rows={6}
            spellcheck={false}
            value={body}
            onChange={({ detail }) => setBody(detail.value)}
          />
        </FormField>
        <FormField label="Preview" warningText={report.outputProblem} stretch>
          <JsonView label="Preview" value={text === '' ? body : (report.output ?? '')} />
        </FormField>
      </SpaceBetween>
    </div>
  )
}
