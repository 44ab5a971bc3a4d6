import { fail, type Outcome } from '../../base/index.ts'
import type { Documents } from '../../store/index.ts'

/** How many invocations of each function run, of those that have reserved a number. */
const running = new WeakMap<Documents, Map<string, number>>()

/** Runs within what the function has reserved, or refuses as Lambda throttles. */
export async function withinReserved<T>(
  documents: Documents,
  functionArn: string,
  reserved: number | undefined,
  run: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (reserved === undefined) return run()
  const counts = running.get(documents) ?? new Map<string, number>()
  running.set(documents, counts)
  const count = counts.get(functionArn) ?? 0
  if (count >= reserved) return throttled
  counts.set(functionArn, count + 1)
  try {
    return await run()
  } finally {
    const left = (counts.get(functionArn) ?? 1) - 1
    if (left === 0) counts.delete(functionArn)
    else counts.set(functionArn, left)
  }
}

const throttled = fail('TooManyRequestsException', 'Rate Exceeded.', {
  Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
})
