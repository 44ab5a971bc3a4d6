import { currentRegion } from './region.ts'

/** A refusal of the console's own door, with the server's sentence. */
export class DoorError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = status === 401 ? 'SignedOut' : status === 403 ? 'AccessDenied' : 'DoorError'
    this.status = status
  }
}

interface DoorRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Calls the console's own door (`/console/…`), which answers JSON; fails with a DoorError. */
export async function callDoor<T>(path: string, { method = 'GET', body, signal }: DoorRequest = {}): Promise<T> {
  const response = await fetch(`/console/${path}`, {
    method,
    headers: {
      'x-stile-console': '1',
      'x-stile-region': currentRegion(),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  })
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T
  throw new DoorError(response.status, await messageOf(response))
}

async function messageOf(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const parsed: unknown = JSON.parse(text)
    const message = (parsed as { message?: unknown } | null)?.message
    if (typeof message === 'string') return message
  } catch {
    // Not JSON: a proxy's page, say; the status tells more than its markup.
  }
  return `The server answered ${response.status} ${response.statusText}`.trim()
}
