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
          <section className="mtext" aria-label={part === undefined ? 'Definition' : `State ${selected}`}>
            <Header
              variant="h3"
              {...(part !== undefined && {
                actions: (
                  <Button variant="inline-link" onClick={() => setSelected('')}>
                    Whole definition
                  </Button>
                ),
              })}
            >
              {part === undefined ? 'Amazon States Language' : selected}
            </Header>
            <JsonView
              label={part === undefined ? 'Definition' : 'State definition'}
              value={part ?? definition}
              maxHeight={590}
            />
          </section>
        </div>
      </div>
    </Container>
  )
}
