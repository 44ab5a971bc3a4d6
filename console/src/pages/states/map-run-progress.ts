import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { callAws } from '../../aws/call.ts'
import { useRegion } from '../../aws/region.ts'
import type { GraphStanding, MapProgress } from '../../graph/index.ts'
import type { ExecutionModel } from './execution-model.ts'
import { failedOf } from './item-tiles.tsx'

const pollMs = 2_000

/** The standing with the items of distributed Maps, which their Map Runs count: the history tells nothing of children. */
export function useMapRunProgress(model: ExecutionModel, standing: GraphStanding): GraphStanding {
  const runs = useMapRuns(model)
  const region = useRegion()
  const found = useQueries({
    queries: runs.map(({ mapRunArn }) => ({
      queryKey: ['states', 'describeMapRun', { mapRunArn }, region],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        callAws('states', 'describeMapRun', { mapRunArn }, signal),
      refetchInterval: model.isRunning && pollMs,
    })),
  })
  const counted = runs.flatMap(({ name }, at): [string, MapProgress][] => {
    const counts = found[at]?.data?.itemCounts
    if (counts === undefined) return []
    const { succeeded = 0, running = 0, total = 0 } = counts
    return [[name, { succeeded, running, failed: failedOf(counts) ?? 0, total }]]
  })
  const text = JSON.stringify(counted)
  return useMemo(() => {
    const counted = JSON.parse(text) as [string, MapProgress][]
    if (counted.length === 0) return standing
    const nodes = new Map(standing.nodes)
    for (const [name, progress] of counted) {
      const node = nodes.get(name)
      if (node !== undefined) nodes.set(name, { ...node, progress })
    }
    return { ...standing, nodes }
  }, [standing, text])
}

/** The newest Map Run of each distributed Map. */
function useMapRuns({
  outline,
  history,
}: ExecutionModel): readonly { readonly name: string; readonly mapRunArn: string }[] {
  const { account, revision } = history
  return useMemo(() => {
    const maps = [...account.visitsByName.values()].flatMap((visits) => {
      const { name, mapRunArn } = visits.at(-1) ?? {}
      return name === undefined || mapRunArn === undefined ? [] : [{ name, mapRunArn }]
    })
    return outline === undefined ? [] : maps
    // The account grows in place; its revision says when.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [account, revision, outline])
}
