import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'

/**
 * Changes or deletes what a page shows. `onDone` comes before the page asks anew, so that it can lead away from what is
 * gone, and is called also if the form that asked is no longer there.
 */
export function useChange(change: () => Promise<unknown>, onDone: () => void): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: ['apigateway'] }),
  })
}
