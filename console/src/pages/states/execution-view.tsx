import { Container, Header, SegmentedControl } from '@cloudscape-design/components'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Visit } from '../../execution/account.ts'
import { isChosen, type IterationChoice } from '../../execution/graph-standing.ts'
import { WorkflowGraph } from '../../graph/index.ts'
import { useUrlState } from '../../kit/use-url-state.ts'
import { useStanding, type ExecutionModel } from './execution-model.ts'
import { useMapRunProgress } from './map-run-progress.ts'
import { StatePanel } from './state-panel.tsx'
import { ExecutionTimeline } from './execution-timeline.tsx'

/** The execution as a graph or as a table, with what happened to the chosen state beside it. */
export function ExecutionView({ model, selected, onSelect }: ExecutionViewProps) {
  const [view, setView] = useUrlState('view', 'graph')
  useLastCounts(model.isRunning)
  const { choice, visits, visit, choose, select, pick } = useChosenVisit(model, selected, onSelect)
  const isTable = view === 'table'
  const layout = isTable ? `xgrid xtable${selected === undefined ? ' alone' : ''}` : 'xgrid'
  return (
    <div className="xview">
      <Container disableContentPaddings header={<ViewHeader isTable={isTable} onChange={setView} />}>
        <div className="xbody">
          <div className={layout}>
            {isTable ? (
              <ExecutionTimeline model={model} selected={visit} onSelect={pick} />
            ) : (
              <Graph model={model} choice={choice} selected={selected} onSelect={select} />
            )}
            {(!isTable || selected !== undefined) && (
              <StatePanel
                model={model}
                name={selected}
                visit={visit}
                visits={visits}
                choice={choice}
                onChoose={choose}
                onVisit={pick}
              />
            )}
          </div>
        </div>
      </Container>
    </div>
  )
}

/** The counts of Map Runs are asked for while it runs, and once more when it has ended. */
function useLastCounts(isRunning: boolean): void {
  const queries = useQueryClient()
  useEffect(() => {
    const queryKey = ['states', 'describeMapRun']
    if (!isRunning) void queries.invalidateQueries({ queryKey }, { cancelRefetch: false })
  }, [queries, isRunning])
}

function ViewHeader({ isTable, onChange }: { readonly isTable: boolean; readonly onChange: (view: string) => void }) {
  return (
    <Header
      variant="h2"
      actions={
        <SegmentedControl
          label="View"
          selectedId={isTable ? 'table' : 'graph'}
          onChange={({ detail }) => onChange(detail.selectedId)}
          options={[
            { id: 'graph', text: 'Graph' },
            { id: 'table', text: 'Table' },
          ]}
        />
      }
    >
      {isTable ? 'Table view' : 'Graph view'}
    </Header>
  )
}

/** Which visit of the chosen state is looked at: the one that was picked, else the last in the chosen iterations. */
function useChosenVisit(model: ExecutionModel, selected: string | undefined, onSelect: (name: string) => void) {
  const [choice, setChoice] = useState<IterationChoice>(new Map())
  const [pinned, setPinned] = useState<Visit>()
  const visits = useVisits(model, selected, choice)
  const choose = useCallback((map: string, index: number | undefined) => {
    setPinned(undefined)
    setChoice((before) => {
      const next = new Map(before)
      if (index === undefined) next.delete(map)
      else next.set(map, index)
      return next
    })
  }, [])
  const select = useCallback(
    (name: string) => {
      setPinned(undefined)
      onSelect(name)
    },
    [onSelect],
  )
  const pick = useCallback(
    (visit: Visit) => {
      onSelect(visit.name)
      setPinned(visit)
    },
    [onSelect],
  )
  const visit = pinned?.name === selected ? pinned : visits.at(-1)
  return { choice, visits, visit, choose, select, pick }
}

interface ExecutionViewProps {
  readonly model: ExecutionModel
  readonly selected: string | undefined
  readonly onSelect: (name: string) => void
}

/** The graph alone: it is drawn anew only when what it shows has changed. */
function Graph({ model, choice, selected, onSelect }: GraphProps) {
  const standing = useMapRunProgress(model, useStanding(model.history, choice))
  return (
    <WorkflowGraph
      outline={model.outline}
      standing={standing}
      selected={selected}
      onSelect={onSelect}
      name={model.execution.name ?? 'execution'}
    />
  )
}

interface GraphProps {
  readonly model: ExecutionModel
  readonly choice: IterationChoice
  readonly selected: string | undefined
  readonly onSelect: (name: string) => void
}

function useVisits(model: ExecutionModel, name: string | undefined, choice: IterationChoice): readonly Visit[] {
  const { account, revision } = model.history
  return useMemo(() => {
    const visits = name === undefined ? [] : (account.visitsByName.get(name) ?? [])
    return choice.size === 0 ? visits : visits.filter(({ scope }) => isChosen(scope, choice))
    // The account grows in place; its revision says when.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [account, revision, name, choice])
}
