import type { OutlineScope } from './outline.ts'

/** How far down each node stands: the longest way to it from the start. Ways back up are not counted. */
export function ranksOf({ nodes, edges }: OutlineScope): ReadonlyMap<string, number> {
  const leaving = Map.groupBy(edges, ({ from }) => from)
  const next = (id: string): readonly string[] => (leaving.get(id) ?? []).map(({ to }) => to)
  const order = depthFirst(
    nodes.map(({ id }) => id),
    next,
  )
  const place = new Map(order.map((id, index) => [id, index]))
  const ranks = new Map(order.map((id) => [id, 0]))
  for (const id of order) {
    const own = ranks.get(id) ?? 0
    for (const to of next(id))
      if ((place.get(to) ?? 0) > (place.get(id) ?? 0)) ranks.set(to, Math.max(ranks.get(to) ?? 0, own + 1))
  }
  return ranks
}

/** How many ranks each edge spans. */
export function edgeLengths(scope: OutlineScope): number[] {
  const ranks = ranksOf(scope)
  return scope.edges.map(({ from, to }) => Math.abs((ranks.get(to) ?? 0) - (ranks.get(from) ?? 0)))
}

/** Reverse postorder, without recursion: chains are as long as definitions. */
function depthFirst(ids: readonly string[], next: (id: string) => readonly string[]): string[] {
  const seen = new Set<string>()
  const order: string[] = []
  for (const start of ids) {
    if (seen.has(start)) continue
    seen.add(start)
    const stack = [{ id: start, rest: next(start)[Symbol.iterator]() }]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const step = top.rest.next()
      if (step.done === true) {
        order.push(top.id)
        stack.pop()
      } else if (!seen.has(step.value)) {
        seen.add(step.value)
        stack.push({ id: step.value, rest: next(step.value)[Symbol.iterator]() })
      }
    }
  }
  return order.reverse()
}
