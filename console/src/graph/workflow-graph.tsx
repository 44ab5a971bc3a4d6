import { useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { GraphContent, nodeNames, type GraphMarks } from './graph-content.tsx'
import { ArrowHeads } from './graph-edges.tsx'
import { GraphLegend } from './graph-legend.tsx'
import { GraphOverview } from './graph-overview.tsx'
import { GraphTools } from './graph-tools.tsx'
import './graph.css'
import type { Placed } from './layout.ts'
import type { Outline } from './outline.ts'
import { size } from './size.ts'
import type { GraphStanding } from './standing.ts'
import { useGraphKeys } from './use-graph-keys.ts'
import { useLayout } from './use-layout.ts'
import { usePan } from './use-pan.ts'
import { useViewport } from './use-viewport.ts'
import { seen } from './visible.ts'
import { detailScaleMin } from './viewport.ts'

/** The picture of a definition, with what an execution did to its states if there is one. */
export function WorkflowGraph(properties: WorkflowGraphProps) {
  const { outline, standing, selected, onSelect, problems, name = 'workflow', tools } = properties
  const host = useRef<HTMLDivElement>(null)
  const { placed, failed } = useLayout(outline)
  const viewport = useViewport(host, placed)
  const [focused, setFocused] = useState<string>()
  const show = useShow(placed, viewport.show)
  const pick = useCallback(
    (id: string) => {
      setFocused(id)
      const node = placed?.nodes.find((node) => node.id === id)
      if (node !== undefined) onSelect?.(node.name)
    },
    [placed, onSelect],
  )
  const keys = useGraphKeys(placed, focused, {
    focus: setFocused,
    pick,
    show,
    zoom: viewport.zoom,
    fit: viewport.fit,
    host,
  })
  const pan = usePan(viewport.move, pick)
  const selectedId = useMemo(() => placed?.nodes.find((node) => node.name === selected)?.id, [placed, selected])
  useEffect(() => {
    if (selectedId !== undefined) show(selectedId)
  }, [selectedId, show])
  const focusable = focused ?? selectedId ?? placed?.nodes.find(({ kind }) => kind !== 'Start')?.id
  const { view } = viewport
  return (
    <div
      className={`wg${standing === undefined ? '' : ' has-run'}${isLarge(placed) ? ' large' : ''}`}
      ref={host}
      onKeyDown={keys}
    >
      <svg className="canvas" role="group" aria-label="Workflow graph" {...pan}>
        <g transform={`translate(${view.x},${view.y}) scale(${view.scale})`}>
          {placed !== undefined && (
            <Drawing
              placed={placed}
              viewport={viewport}
              standing={standing}
              selected={selected}
              focusable={focusable}
              problems={problems}
            />
          )}
        </g>
      </svg>
      {outline !== undefined && placed === undefined && <Waiting count={outline.stateCount} failed={failed === true} />}
      <GraphTools zoom={viewport.zoom} fit={viewport.fit} placed={placed} standing={standing} name={name}>
        {tools}
      </GraphTools>
      {standing !== undefined && <GraphLegend />}
    </div>
  )
}

export interface WorkflowGraphProps {
  readonly outline: Outline | undefined
  /** What an execution did; none for a definition alone. */
  readonly standing?: GraphStanding | undefined
  /** A state's name; it is brought into sight when it changes. */
  readonly selected?: string | undefined
  readonly onSelect?: (name: string) => void
  /** What is wrong with states, by JSON pointer (`/States/Charge card`): they are marked. */
  readonly problems?: ReadonlyMap<string, string>
  /** Of the file that an export makes, without its ending. */
  readonly name?: string
  /** More buttons beside the graph's own. */
  readonly tools?: ReactNode
}

function Waiting({ count, failed }: { readonly count: number; readonly failed: boolean }) {
  return (
    <div className="waiting" role="status">
      {failed ? 'This definition could not be drawn.' : `Laying out ${count} states…`}
    </div>
  )
}

/** Only what is in sight is drawn where a definition is large, and only boxes where text could not be read. */
function Drawing({ placed, viewport, standing, selected, focusable, problems }: DrawingProps) {
  const prefix = useId()
  const { view, frame } = viewport
  const names = useMemo(() => nodeNames(placed), [placed])
  const visible = seen(placed, view, frame, isLarge(placed))
  const key = visible.key
  // The same region keeps the same arrays, so that panning within it renders nothing anew.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const { nodes, edges } = useMemo(() => visible.pick(), [placed, key])
  const marks = useMemo<GraphMarks>(
    () => ({ selected, focusable, problems, markerPrefix: prefix }),
    [selected, focusable, problems, prefix],
  )
  if (view.scale < detailScaleMin)
    return <GraphOverview placed={placed} standing={standing} names={names} selected={selected} />
  return (
    <>
      <ArrowHeads prefix={prefix} />
      <GraphContent nodes={nodes} edges={edges} names={names} standing={standing} marks={marks} />
    </>
  )
}

interface DrawingProps {
  readonly placed: Placed
  readonly viewport: ReturnType<typeof useViewport>
  readonly standing: GraphStanding | undefined
  readonly selected: string | undefined
  readonly focusable: string | undefined
  readonly problems: ReadonlyMap<string, string> | undefined
}

const largeNodesMin = 300
const isLarge = (placed: Placed | undefined): boolean => (placed?.nodes.length ?? 0) > largeNodesMin

function useShow(
  placed: Placed | undefined,
  show: (target: { x: number; y: number; width: number; height: number }) => void,
) {
  return useCallback(
    (id: string) => {
      const node = placed?.nodes.find((node) => node.id === id)
      if (node !== undefined) show({ x: node.x, y: node.y, width: size.cardWidth, height: size.cardHeight })
    },
    [placed, show],
  )
}
