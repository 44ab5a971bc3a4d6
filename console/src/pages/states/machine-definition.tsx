import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn'
import { Button, Container, Header, SpaceBetween } from '@cloudscape-design/components'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { outlineOfText, WorkflowGraph } from '../../graph/index.ts'
import { JsonView } from '../../kit/json-view.tsx'
import { useUrlState } from '../../kit/use-url-state.ts'
import { definitionOfState } from './state-definition.ts'
import { editMachineHref, testStateHref } from './states-links.ts'

/** The definition as a graph and as text; of a chosen state its own part. */
export function MachineDefinition({ machine }: { readonly machine: DescribeStateMachineOutput }) {
  const { stateMachineArn: arn = '', definition = '', name = 'machine' } = machine
  const [, navigate] = useLocation()
  const [selected, setSelected] = useUrlState('state')
  const outline = useMemo(() => outlineOfText(definition), [definition])
  const part = useMemo(
    () => (selected === '' ? undefined : definitionOfState(definition, outline, selected)),
    [definition, outline, selected],
  )
  return (
    <Container
      disableContentPaddings
      header={
        <Header
          variant="h2"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={part === undefined}
                disabledReason="Choose a state in the graph first."
                onClick={() => navigate(testStateHref(arn, selected))}
              >
                Test state
              </Button>
              <Button
                onClick={() =>
                  navigate(editMachineHref(arn) + (selected === '' ? '' : `?state=${encodeURIComponent(selected)}`))
                }
              >
                Edit
              </Button>
            </SpaceBetween>
          }
        >
          Definition
        </Header>
      }
    >
      <div className="mbody">
        <div className="mgrid">
          <WorkflowGraph
            outline={outline}
            selected={selected === '' ? undefined : selected}
            onSelect={setSelected}
            name={name}
          />
          <DefinitionText definition={definition} part={part} selected={selected} onWhole={() => setSelected('')} />
        </div>
      </div>
    </Container>
  )
}

interface DefinitionTextProps {
  readonly definition: string
  /** Of the selected state. */
  readonly part: unknown
  readonly selected: string
  readonly onWhole: () => void
}

function DefinitionText({ definition, part, selected, onWhole }: DefinitionTextProps) {
  const whole = part === undefined
  const back = (
    <Button variant="inline-link" onClick={onWhole}>
      Whole definition
    </Button>
  )
  return (
    <section className="mtext" aria-label={whole ? 'The definition as text' : `State ${selected}`}>
      <Header variant="h3" {...(!whole && { actions: back })}>
        {whole ? 'Amazon States Language' : selected}
      </Header>
      <JsonView label={whole ? 'Definition' : 'State definition'} value={part ?? definition} maxHeight={590} />
    </section>
  )
}
