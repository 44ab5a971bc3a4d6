import { Alert, Button, Container, Grid, Header, SpaceBetween } from '@cloudscape-design/components'
import { useState, type ReactNode } from 'react'
import { useAwsMutation } from '../../aws/queries.ts'
import { JsonField } from '../../editor/json-field.tsx'
import { StateTestForm } from './state-test-form.tsx'
import { StateTestResult } from './state-test-result.tsx'
import { stateNames, testProblem, testStateInput, type StateTest } from './state-test.ts'

/** Runs one state, and shows what became of it. */
export function StateTester({ test, change, source }: StateTesterProps) {
  const run = useAwsMutation('states', 'testState')
  const [tried, setTried] = useState(false)
  const [input, setInput] = useState('')
  const problem = testProblem(test)
  const submit = (): void => {
    setTried(true)
    setInput(test.input)
    if (problem === undefined) run.mutate(testStateInput(test))
  }
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }]}>
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <Button variant="primary" loading={run.isPending} onClick={submit}>
                Run state
              </Button>
            }
          >
            Test
          </Header>
        }
      >
        <SpaceBetween size="m">
          {tried && problem !== undefined && (
            <Alert type="error" statusIconAriaLabel="Error">
              {problem}
            </Alert>
          )}
          {source}
          <StateTestForm test={test} change={change} />
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Result</Header>}>
        <StateTestResult
          output={run.data}
          input={input}
          error={run.error}
          isPending={run.isPending}
          onNext={(name) => (
            <NextState
              name={name}
              known={stateNames(test.definition)?.includes(name) === true}
              onChoose={() =>
                change({ stateName: name, ...(run.data?.output !== undefined && { input: pretty(run.data.output) }) })
              }
            />
          )}
        />
      </Container>
    </Grid>
  )
}

interface StateTesterProps {
  readonly test: StateTest
  readonly change: (changes: Partial<StateTest>) => void
  /** Where the definition comes from: fields above the others. */
  readonly source?: ReactNode
}

interface NextStateProps {
  readonly name: string
  readonly known: boolean
  readonly onChoose: () => void
}

function NextState({ name, known, onChoose }: NextStateProps) {
  if (!known) return <>{name}</>
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="center">
      <span>{name}</span>
      <Button variant="inline-link" ariaLabel={`Test ${name} with this output`} onClick={onChoose}>
        Test it with this output
      </Button>
    </SpaceBetween>
  )
}

const pretty = (text: string): string => JSON.stringify(JSON.parse(text), null, 2)

/** The definition as a field, for what is no machine's. */
export function DefinitionField({ test, change }: Pick<StateTesterProps, 'test' | 'change'>) {
  return (
    <JsonField
      label="Definition"
      value={test.definition}
      onChange={(definition) => change({ definition })}
      height={220}
    />
  )
}
