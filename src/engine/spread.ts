/** How values are spread: how many were at most each bound, and their sum; as Prometheus' histograms count. */
export interface Spread {
  readonly bounds: readonly number[]
  /** Values at most each bound and above the one before; the last count is of those above all bounds. */
  readonly counts: readonly number[]
  readonly sum: number
}

export class SpreadCount implements Spread {
  readonly bounds: readonly number[]
  readonly counts: number[]
  sum = 0

  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0)
  }

  add(value: number): void {
    let at = 0
    while (at < this.bounds.length && value > (this.bounds[at] as number)) at++
    this.counts[at] = (this.counts[at] as number) + 1
    this.sum += value
  }
}
