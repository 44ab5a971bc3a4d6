import { useState, type ReactNode } from 'react'
import type { Placed } from './layout.ts'
import type { GraphStanding } from './standing.ts'

/** Zoom, fit, and the export of the picture. */
export function GraphTools({ zoom, fit, placed, standing, name, children }: GraphToolsProps) {
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState<string>()
  const save = (kind: 'svg' | 'png') => async (): Promise<void> => {
    setOpen(false)
    if (placed === undefined) return
    const { savePicture } = await import('./picture.tsx')
    const problem = await savePicture({ placed, standing, name, kind })
    setFailure(problem)
  }
  return (
    <div className="tools" role="toolbar" aria-label="Graph">
      <ToolButton label="Zoom in" path="M8 3v10M3 8h10" onClick={() => zoom(1.25)} />
      <ToolButton label="Zoom out" path="M3 8h10" onClick={() => zoom(0.8)} />
      <ToolButton
        label="Fit to view"
        path="M2.500 6V2.500H6M10 2.500h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10"
        onClick={fit}
      />
      <ToolButton
        label="Export graph"
        path="M8 2.500v7.500M4.500 7 8 10.500 11.500 7M3 13.500h10"
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className="export" onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}>
          <button type="button" onClick={() => void save('svg')()}>
            Save as SVG
          </button>
          <button type="button" onClick={() => void save('png')()}>
            Save as PNG
          </button>
        </div>
      )}
      {children}
      {failure !== undefined && (
        <div className="export" role="alert">
          {failure}
        </div>
      )}
    </div>
  )
}

interface GraphToolsProps {
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  readonly placed: Placed | undefined
  readonly standing: GraphStanding | undefined
  readonly name: string
  readonly children?: ReactNode
}

function ToolButton({ label, path, expanded, onClick }: ToolButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} aria-expanded={expanded} onClick={onClick}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  )
}

interface ToolButtonProps {
  readonly label: string
  readonly path: string
  readonly expanded?: boolean
  readonly onClick: () => void
}
