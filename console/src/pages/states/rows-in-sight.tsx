import { useState, type ReactNode } from 'react'

const overscanRows = 10

/** The body of a long table: rows of one height, of which only those in sight are rendered. */
export function RowsInSight({ count, rowHeight, height, children }: RowsInSightProps) {
  const [scrolled, setScrolled] = useState(0)
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - overscanRows)
  const last = Math.min(count, Math.ceil((scrolled + height) / rowHeight) + overscanRows)
  return (
    <div
      role="rowgroup"
      tabIndex={0}
      aria-label="Rows"
      className="xrows"
      style={{ maxHeight: height }}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: count * rowHeight, position: 'relative' }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => children(first + offset))}
      </div>
    </div>
  )
}

interface RowsInSightProps {
  readonly count: number
  /** In pixels. */
  readonly rowHeight: number
  /** Of the part in sight, in pixels. */
  readonly height: number
  readonly children: (index: number) => ReactNode
}
