import type { TaskAttempt, TaskPort } from '../engine/index.ts'

/** One port out of several: the first that has the integration runs it. */
export function joinTasks(ports: readonly TaskPort[]): TaskPort {
  const portOf = (resource: string): TaskPort | undefined => ports.find((port) => port.supports(resource))
  return {
    supports: (resource) => portOf(resource) !== undefined,
    run: async (attempt, signal) => (await portOf(attempt.resource)?.run(attempt, signal)) ?? notBuilt(attempt),
    cancel: async (attempt) => portOf(attempt.resource)?.cancel?.(attempt),
  }
}

function notBuilt({ resource }: TaskAttempt) {
  return { kind: 'failed', error: 'States.TaskFailed', cause: `${resource} is not built` } as const
}
