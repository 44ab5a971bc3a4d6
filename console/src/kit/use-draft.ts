import { useCallback, useEffect, useState } from 'react'

/**
 * What a person has typed into a form, as state that survives a reload of the page, and is forgotten when the page is
 * left. The value must be JSON.
 */
export function useDraft<T>(
  name: string,
  initial: () => T,
): readonly [value: T, change: (changes: Partial<T>) => void] {
  const key = `stile-draft-${name}`
  const [value, setValue] = useState<T>(() => (read(key) as T | undefined) ?? initial())
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(value))
    } catch {
      // Full or switched off: only the reload is worse for it.
    }
  }, [key, value])
  useEffect(() => () => sessionStorage.removeItem(key), [key])
  return [value, useCallback((changes: Partial<T>) => setValue((previous) => ({ ...previous, ...changes })), [])]
}

function read(key: string): unknown {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
