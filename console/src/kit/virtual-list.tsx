import { useState, type ReactNode } from 'react'

/** Rows rendered above and below what can be seen, so that scrolling shows no gaps. */
const overscanRows = 12

/** A long list of rows of one height, of which only those in sight are rendered. */
export function VirtualList({ label, count, rowHeight, height, render }: VirtualListProps) {
  const [scrolled, setScrolled] = useState(0)
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - overscanRows)
  const last = Math.min(count, Math.ceil((scrolled + height) / rowHeight) + overscanRows)
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset)
  return (
    <div
      role="list"
      aria-label={label}
      tabIndex={0}
      className="virtual-list"
      style={{ maxHeight: height }}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: count * rowHeight, position: 'relative' }}>
        {rows.map((index) => (
          <div
            key={index}
            role="listitem"
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ position: 'absolute', top: index * rowHeight, height: rowHeight, left: 0, right: 0 }}
          >
            {render(index)}
          </div>
        ))}
      </div>
    </div>
  )
}

interface VirtualListProps {
  readonly label: string
  readonly count: number
  /** Of every row, in pixels. */
  readonly rowHeight: number
  /** Of the part in sight, in pixels. */
  readonly height: number
  readonly render: (index: number) => ReactNode
}
