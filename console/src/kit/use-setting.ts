import { useCallback, useState } from 'react'
import { readSetting, writeSetting } from './settings.ts'

/** A setting kept in this browser, as state. */
export function useSetting(name: string, initial: string): readonly [value: string, set: (value: string) => void] {
  const [value, setValue] = useState(() => readSetting(name) ?? initial)
  const set = useCallback(
    (next: string) => {
      writeSetting(name, next)
      setValue(next)
    },
    [name],
  )
  return [value, set]
}
