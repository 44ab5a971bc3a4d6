import { useEffect, useState } from 'react'

/** The time, in milliseconds since 1970, renewed this often; false stops it. One place for what ticks on a page. */
export function useNow(everyMs: number | false): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (everyMs === false) return
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
