import { Alert, Box, Header, SpaceBetween, Tabs } from '@cloudscape-design/components'
import { useMemo } from 'react'
import type { Visit } from '../../execution/account.ts'
import type { IterationChoice } from '../../execution/graph-standing.ts'
import { outerLinks } from '../../execution/links.ts'
import { appearanceOf, statesOf } from '../../graph/index.ts'
import { JsonView } from '../../kit/json-view.tsx'
import { shortDurationText } from '../../kit/time-text.ts'
import { DataFlow } from './data-flow.tsx'
import { Cause } from './failure-cause.tsx'
import type { ExecutionModel } from './execution-model.ts'
import { ItemTiles } from './item-tiles.tsx'
import { IterationPicker, VisitPicker } from './iteration-picker.tsx'
import { Nothing } from './nothing.tsx'
import { OuterLinks } from './outer-links.tsx'
import { StandingBadge } from './standing-badge.tsx'
import { StateAttempts } from './state-attempts.tsx'
import { definitionOfState } from './state-definition.ts'
import { StateEvents } from './state-events.tsx'
import { StateVariables } from './state-variables.tsx'
import { WaitingTask } from './waiting-task.tsx'

/** What happened to one state: the visit that is looked at, and the pickers for others. */
export function StatePanel(properties: StatePanelProps) {
  const { model, name, visit, visits, choice, onChoose, onVisit } = properties
  const place = usePlace(model, name)
  if (name === undefined) {
    return (
      <aside className="xpanel" aria-label="State">
        <Box color="text-body-secondary" textAlign="center" padding={{ top: 'xxxl' }}>
          Choose a state to see what it received and what it gave.
        </Box>
      </aside>
    )
  }
  const kind = place === undefined ? (visit?.type ?? 'State') : appearanceOf(place.node).label
  return (
    <aside className="xpanel" aria-label={`State ${name}`}>
      <SpaceBetween size="m">
        <Header
          variant="h3"
          actions={<StandingBadge status={visit?.status} />}
          description={<Began kind={kind} visit={visit} model={model} />}
        >
          {name}
        </Header>
        {place?.maps.map((map) => (
          <IterationPicker key={map} map={map} model={model} choice={choice} onChoose={onChoose} />
        ))}
        {visits.length > 1 && visit !== undefined && <VisitPicker visits={visits} visit={visit} onVisit={onVisit} />}
        {visit?.type === 'Map' && <ItemTiles visit={visit} isRunning={model.isRunning} />}
        {visit !== undefined && <OuterLinks links={outerLinks(visit)} />}
        {visit?.status === 'RUNNING' && visit.type === 'Task' && <WaitingTask model={model} name={name} />}
        <Failure visit={visit} />
        <StateTabs model={model} name={name} visit={visit} />
      </SpaceBetween>
    </aside>
  )
}

interface StatePanelProps {
  readonly model: ExecutionModel
  readonly name: string | undefined
  readonly visit: Visit | undefined
  /** Of the state, within the iterations that are looked at. */
  readonly visits: readonly Visit[]
  readonly choice: IterationChoice
  readonly onChoose: (map: string, index: number | undefined) => void
  readonly onVisit: (visit: Visit) => void
}

function Began({
  kind,
  visit,
  model,
}: {
  readonly kind: string
  readonly visit: Visit | undefined
  readonly model: ExecutionModel
}) {
  if (visit === undefined) return <>{kind}</>
  const after = visit.enteredAt - (model.history.account.startedAt ?? visit.enteredAt)
  const took = visit.leftAt === undefined ? '' : ` · took ${shortDurationText(visit.leftAt - visit.enteredAt)}`
  return (
    <>
      {kind} · started after {shortDurationText(after)}
      {took}
    </>
  )
}

function Failure({ visit }: { readonly visit: Visit | undefined }) {
  if (visit?.error === undefined && visit?.cause === undefined) return null
  const caught = visit.status !== 'FAILED' && visit.status !== 'TIMED_OUT'
  return (
    <Alert
      type={caught ? 'warning' : 'error'}
      statusIconAriaLabel={caught ? 'Warning' : 'Error'}
      header={visit.error ?? 'No error name'}
    >
      {visit.cause === undefined ? 'No cause was given.' : <Cause text={visit.cause} />}
    </Alert>
  )
}

function StateTabs({
  model,
  name,
  visit,
}: {
  readonly model: ExecutionModel
  readonly name: string
  readonly visit: Visit | undefined
}) {
  const definition = useMemo(
    () => definitionOfState(model.machine?.definition, model.outline, name),
    [model.machine, model.outline, name],
  )
  const attempts = visit?.attempts.length ?? 0
  return (
    <Tabs
      ariaLabel={`About ${name}`}
      tabs={[
        { id: 'input', label: 'Input', content: <StateInput visit={visit} /> },
        { id: 'output', label: 'Output', content: <StateOutput visit={visit} /> },
        { id: 'variables', label: 'Variables', content: <StateVariables visit={visit} /> },
        {
          id: 'definition',
          label: 'Definition',
          content: <JsonView label="State definition" value={definition ?? {}} maxHeight={420} />,
        },
        { id: 'events', label: 'Events', content: <StateEvents model={model} visit={visit} /> },
        {
          id: 'attempts',
          label: attempts > 1 ? `Attempts (${attempts})` : 'Attempts',
          content: <StateAttempts visit={visit} />,
        },
        { id: 'flow', label: 'Data flow', content: <DataFlow model={model} visit={visit} /> },
      ]}
    />
  )
}

function StateInput({ visit }: { readonly visit: Visit | undefined }) {
  if (visit === undefined) return <Nothing>This state was not entered, so it has no input.</Nothing>
  if (visit.input === undefined) return <Nothing>The history holds no input for it.</Nothing>
  return <JsonView label="State input" value={visit.input} maxHeight={420} />
}

function StateOutput({ visit }: { readonly visit: Visit | undefined }) {
  if (visit === undefined) return <Nothing>This state was not entered, so it has no output.</Nothing>
  if (visit.output !== undefined) return <JsonView label="State output" value={visit.output} maxHeight={420} />
  if (visit.status === 'RUNNING') return <Nothing>This state has not finished, so it has no output yet.</Nothing>
  return <Nothing>This state was not left, so it has no output.</Nothing>
}

interface StatePlace {
  readonly node: Parameters<typeof appearanceOf>[0]
  /** The Maps around the state, outermost first, and itself if it is one: each has iterations to choose. */
  readonly maps: readonly string[]
}

function usePlace({ outline }: ExecutionModel, name: string | undefined): StatePlace | undefined {
  return useMemo(() => {
    if (outline === undefined || name === undefined) return undefined
    const places = new Map([...statesOf(outline.root)].map((place) => [place.node.name, place] as const))
    const found = places.get(name)
    if (found === undefined) return undefined
    const maps: string[] = []
    for (
      let place: typeof found | undefined = found;
      place !== undefined;
      place = places.get(place.container?.name ?? '')
    )
      if (place.node.kind === 'Map' && place.node.distributed !== true) maps.unshift(place.node.name)
    return { node: found.node, maps }
  }, [outline, name])
}
