/** Where a request goes, read from its Host and path alone. */
import type { InvokeAddress } from '../gateway/index.ts'

export type Destination =
  | { readonly kind: 'invoke'; readonly address: InvokeAddress }
  /** Stile's own: `/_stile/health`, `/_stile/status` and so on. */
  | { readonly kind: 'instance'; readonly path: string }
  | { readonly kind: 'control-plane' }
  /** A control-plane call under a name that a web page could have pointed at this machine. */
  | { readonly kind: 'refused-host' }

const executeApiHost = /^([a-z0-9]+)\.execute-api\./i
const pathForms = [
  /^\/_aws\/execute-api\/([^/]+)\/([^/]+)(\/.*)?$/,
  /^\/restapis\/([^/]+)\/([^/]+)\/_user_request_(\/.*)?$/,
] as const

/** `path` is raw, as sent, without the query. `ownHosts` are further host names that this server was told to have. */
export function destinationOf(host: string, path: string, ownHosts: readonly string[]): Destination {
  const apiId = executeApiHost.exec(host)?.[1]
  if (apiId !== undefined) {
    // More slashes before the stage than one count as one: recorded.
    const start = path.search(/[^/]|$/)
    const slash = path.indexOf('/', start)
    const stageName = decodeSegment(slash < 0 ? path.slice(start) : path.slice(start, slash))
    return {
      kind: 'invoke',
      address: { apiId: apiId.toLowerCase(), stageName, path: slash < 0 ? '/' : path.slice(slash) },
    }
  }
  for (const form of pathForms) {
    const match = form.exec(path)
    if (match !== null) {
      const address = {
        apiId: decodeSegment(match[1] as string),
        stageName: decodeSegment(match[2] as string),
        path: match[3] ?? '/',
      }
      return { kind: 'invoke', address }
    }
  }
  if (!wasOwnHost(host, ownHosts)) return { kind: 'refused-host' }
  return path.startsWith('/_stile/') ? { kind: 'instance', path } : { kind: 'control-plane' }
}

/**
 * The names that a server has besides those that are always its own: what it listens on, and what its machine is called
 * on the local network. Under `.local` other machines there may call themselves as they like.
 */
export function ownHostsOf(listensOn: string, machine: string): readonly string[] {
  const name = machine.toLowerCase().replace(/\..*$/, '')
  return [listensOn.toLowerCase(), `${name}.local`]
}

let lastOwn = { host: '', ownHosts: undefined as readonly string[] | undefined }

/** Callers mostly stay with one name. */
function wasOwnHost(host: string, ownHosts: readonly string[]): boolean {
  if (lastOwn.host === host && lastOwn.ownHosts === ownHosts) return true
  const isOwn = isOwnHost(host, ownHosts)
  if (isOwn) lastOwn = { host, ownHosts }
  return isOwn
}

/**
 * Whether a name can only have been meant for this server: an address, a name without dots, a name under a domain that
 * nobody can register, or AWS's own. A web page that lets its own name resolve to 127.0.0.1 (DNS rebinding) has none
 * of these.
 */
export function isOwnHost(host: string, ownHosts: readonly string[]): boolean {
  // SDKs put `sync-` before the host of StartSyncExecution and TestState.
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^sync-/i, '')
    .toLowerCase()
  return (
    name === '' ||
    name.startsWith('[') ||
    /^\d+\.\d+\.\d+\.\d+$/.test(name) ||
    !name.includes('.') ||
    /\.(localhost|internal|localdomain|test|amazonaws\.com|amazonaws\.com\.cn)\.?$/.test(name) ||
    ownHosts.includes(name)
  )
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/**
 * Whether a web page of another site sent the request. Browsers say so in `Origin` and `Sec-Fetch-Site`; clients of AWS
 * send neither. The keys of `dev` are well known, so a page could sign; this keeps it out.
 */
export function isForeignPage(origin: string | undefined, fetchSite: string | undefined): boolean {
  if (fetchSite === 'cross-site') return true
  if (origin === undefined) return false
  const host = /^https?:\/\/([^/]+)$/.exec(origin)?.[1]
  return host === undefined || !/^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)(:\d+)?$/i.test(host)
}
