import { Box, ContentLayout, FormField, Header, Select, SpaceBetween } from '@cloudscape-design/components'
import { useEffect, useState } from 'react'
import { useAwsQuery } from '../../aws/queries.ts'
import { ErrorAlert } from '../../kit/error-alert.tsx'
import { prettyJson } from '../../kit/json-tokens.ts'
import { useDraft } from '../../kit/use-draft.ts'
import { useUrlState } from '../../kit/use-url-state.ts'
import { Loading } from '../../shell/loading.tsx'
import { usePage } from '../../shell/page.tsx'
import { nameOfArn } from '../states/states-links.ts'
import { DefinitionField, StateTester } from './state-tester.tsx'
import { firstTest, type StateTest } from './state-test.ts'

/** One state, run alone: of a state machine, or of a definition that is typed here. */
export default function TestStatePage() {
  usePage({ title: 'Test a state' })
  const [machine, setMachine] = useUrlState('machine')
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Run one state with an input of your own, and see its data after each stage. Nothing is kept."
        >
          Test a state
        </Header>
      }
    >
      {machine === '' ? (
        <Typed onMachine={setMachine} />
      ) : (
        <OfMachine key={machine} arn={machine} onMachine={setMachine} />
      )}
    </ContentLayout>
  )
}

interface SourceProps {
  readonly onMachine: (arn: string) => void
}

function Typed({ onMachine }: SourceProps) {
  const [test, change] = useDraft<StateTest>('test-state', () => firstTest)
  return (
    <StateTester
      test={test}
      change={change}
      source={
        <SpaceBetween size="l">
          <MachinePicker arn="" onMachine={onMachine} />
          <FormField label="Definition" description="Of one state, or of a whole state machine." stretch>
            <DefinitionField test={test} change={change} />
          </FormField>
        </SpaceBetween>
      }
    />
  )
}

function OfMachine({ arn, onMachine }: SourceProps & { readonly arn: string }) {
  const query = useAwsQuery('states', 'describeStateMachine', { stateMachineArn: arn })
  if (query.error !== null) return <ErrorAlert error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Loading />
  const { definition = '', roleArn = '' } = query.data
  return <MachineTest arn={arn} definition={prettyJson(definition)} roleArn={roleArn} onMachine={onMachine} />
}

interface MachineTestProps extends SourceProps {
  readonly arn: string
  readonly definition: string
  readonly roleArn: string
}

function MachineTest({ arn, definition, roleArn, onMachine }: MachineTestProps) {
  const [stateName, setStateName] = useUrlState('state')
  const [test, setTest] = useState<StateTest>({ ...firstTest, definition, roleArn, stateName, input: '{}' })
  const chosen = test.stateName
  useEffect(() => {
    if (chosen !== stateName) setStateName(chosen)
  }, [chosen, stateName, setStateName])
  return (
    <StateTester
      test={test}
      change={(changes) => setTest((before) => ({ ...before, ...changes }))}
      source={<MachinePicker arn={arn} onMachine={onMachine} />}
    />
  )
}

/** The machines whose states can be tested; the first choice is none of them. */
function MachinePicker({ arn, onMachine }: SourceProps & { readonly arn: string }) {
  const machines = useAwsQuery('states', 'listStateMachines', { maxResults: 1_000 })
  const none = { value: '', label: 'None: a definition that I type' }
  const known = (machines.data?.stateMachines ?? []).map(({ stateMachineArn = '', name = '' }) => ({
    value: stateMachineArn,
    label: name,
  }))
  const options = [none, ...known]
  return (
    <FormField label="State machine" stretch>
      <Select
        selectedOption={options.find(({ value }) => value === arn) ?? { value: arn, label: nameOfArn(arn) }}
        options={options}
        empty={<Box>No state machines yet.</Box>}
        filteringType={known.length > 8 ? 'auto' : 'none'}
        filteringAriaLabel="Find state machines"
        onChange={({ detail }) => onMachine(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
