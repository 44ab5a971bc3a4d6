import { currentRegion } from './region.ts'
import { withSession } from './renew-session.ts'

/** A refusal of the console's own door, with the server's sentence. */
export class DoorError extends Error {
  readonly status: number
  /** What the answer held beside its sentence. */
  readonly details: Readonly<Record<string, unknown>>
  constructor(status: number, message: string, details: Readonly<Record<string, unknown>>) {
    super(message)
    const code = details['__type']
    this.name = status === 401 ? 'SignedOut' : typeof code === 'string' ? code : 'DoorError'
    this.status = status
    this.details = details
  }
}

interface DoorRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Calls the console's own door (`/console/…`), which answers JSON; fails with a DoorError. */
export function callDoor<T>(path: string, request: DoorRequest = {}): Promise<T> {
  const call = (): Promise<T> => askDoor(path, request)
  return path === 'session' ? call() : withSession(call)
}

async function askDoor<T>(path: string, { method = 'GET', body, signal }: DoorRequest): Promise<T> {
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
  throw await doorError(response)
}

async function doorError(response: Response): Promise<DoorError> {
  const text = await response.text()
  try {
    const details = JSON.parse(text) as Readonly<Record<string, unknown>>
    if (typeof details['message'] === 'string') return new DoorError(response.status, details['message'], details)
  } catch {
    // Not JSON: a proxy's page, say; the status tells more than its markup.
  }
  return new DoorError(response.status, `The server answered ${response.status} ${response.statusText}`.trim(), {})
}
