import { useCallback } from 'react'
import { useSearchParams } from 'wouter'

/**
 * A filter kept in the page's address, so that it survives a reload and can be sent to somebody. The default is left
 * out of the address. Each keystroke replaces the entry in the browser's history instead of adding one.
 */
export function useUrlState(name: string, initial = ''): readonly [value: string, set: (value: string) => void] {
  const [parameters, setParameters] = useSearchParams()
  const set = useCallback(
    (value: string) =>
      setParameters(
        (previous) => {
          const next = new URLSearchParams(previous)
          if (value === initial) next.delete(name)
          else next.set(name, value)
          return next
        },
        { replace: true },
      ),
    [setParameters, name, initial],
  )
  return [parameters.get(name) ?? initial, set]
}
