import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { outlineOfText, WorkflowGraph, type Outline } from '../graph/index.ts'
import { Loading } from '../shell/loading.tsx'
import type { ShownRange } from './code-editor.tsx'
import type { DefinitionCheck } from './definition-check.ts'
import './editor.css'
import { stateAt, statePlaces } from './json-places.ts'
import { ProblemList } from './problem-list.tsx'

const DefinitionEditor = lazy(() => import('./definition-editor.tsx'))

/** A definition's text, its graph beside it, and what is wrong with it below. */
export function Workbench({ value, onChange, check, name, selected, onSelect, tools }: WorkbenchProps) {
  const [shown, setShown] = useState<ShownRange>()
  const outline = useLastOutline(useDeferredValue(value))
  const { root, problems } = check
  const marked = useMemo(() => {
    const states = problems.map(({ from, message }) => [root && stateAt(root, from)?.pointer, message] as const)
    return new Map(states.filter((state): state is [string, string] => state[0] !== undefined))
  }, [problems, root])
  const pick = useCallback(
    (name: string) => {
      onSelect(name)
      const state = root && [...statePlaces(root)].find((state) => state.name === name)
      if (state !== undefined) setShown({ from: state.from, to: state.to })
    },
    [onSelect, root],
  )
  const follow = useCallback(
    (index: number) => {
      const state = root && stateAt(root, index)
      if (state !== undefined && state.name !== selected) onSelect(state.name)
    },
    [onSelect, root, selected],
  )
  return (
    <div className="wb">
      <div className="wb-frame">
        <div className="wb-text">
          <Suspense fallback={<Loading />}>
            <DefinitionEditor value={value} onChange={onChange} problems={problems} shown={shown} onCursor={follow} />
          </Suspense>
        </div>
        <div className="wb-graph">
          <WorkflowGraph
            outline={outline}
            selected={selected}
            onSelect={pick}
            problems={marked}
            name={name}
            tools={tools}
          />
        </div>
        {problems.length > 0 && (
          <ProblemList problems={problems} onShow={({ from, to }) => setShown({ from, to, focus: true })} />
        )}
      </div>
    </div>
  )
}

interface WorkbenchProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly check: DefinitionCheck
  /** Of the machine, for the files that the graph is saved as. */
  readonly name: string
  /** A state's name, in step between text and graph. */
  readonly selected: string | undefined
  readonly onSelect: (name: string) => void
  readonly tools?: ReactNode
}

/** The graph of the text, or of what it last was while it is no JSON. */
function useLastOutline(text: string): Outline | undefined {
  const outline = useMemo(() => outlineOfText(text), [text])
  const [last, setLast] = useState(outline)
  if (outline !== undefined && outline !== last) setLast(outline)
  return outline ?? last
}
