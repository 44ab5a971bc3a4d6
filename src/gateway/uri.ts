/** What the URI of an integration points at, with stage variables and path parameters filled in. */
export type Target =
  | { readonly kind: 'action'; readonly region: string; readonly service: string; readonly action: string }
  | { readonly kind: 'path'; readonly region: string; readonly service: string; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  /** A mock goes nowhere. */
  | { readonly kind: 'none' }
  | { readonly kind: 'invalid' }

/**
 * `${stageVariables.name}` becomes the variable's value, or nothing; other `${…}` stay as they are. Then `{name}`
 * becomes the mapped path parameter of that name.
 */
export function renderUri(
  uri: string,
  stageVariables: Readonly<Record<string, string>>,
  pathParameters: ReadonlyMap<string, string>,
): string {
  const filled = fillStageVariables(uri, stageVariables)
  if (pathParameters.size === 0 || !filled.includes('{')) return filled
  return filled.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => pathParameters.get(name) ?? whole)
}

export function fillStageVariables(text: string, stageVariables: Readonly<Record<string, string>>): string {
  if (!text.includes('${')) return text
  return text.replaceAll(/\$\{stageVariables\.([^{}]*)\}/g, (_, name: string) =>
    Object.hasOwn(stageVariables, name) ? (stageVariables[name] ?? '') : '',
  )
}

/**
 * `arn:aws:apigateway:{region}:{subdomain.service|service}:{path|action}/{service_api}`; of an action, what follows `&`
 * are parameters that JSON services do not read. Anything else is a URL.
 */
export function parseTarget(uri: string): Target {
  if (!uri.startsWith('arn:')) return isEndpointUrl(uri) ? { kind: 'url', url: uri } : { kind: 'invalid' }
  const [, , gateway, region = '', service = '', ...rest] = uri.split(':')
  const tail = rest.join(':')
  if (gateway !== 'apigateway' || region === '' || service === '') return { kind: 'invalid' }
  if (tail.startsWith('path/')) return { kind: 'path', region, service, path: tail.slice('path/'.length) }
  if (!tail.startsWith('action/')) return { kind: 'invalid' }
  const [action = ''] = tail.slice('action/'.length).split('&', 1)
  return action === '' ? { kind: 'invalid' } : { kind: 'action', region, service, action }
}

function isEndpointUrl(uri: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(uri)) return false
  return URL.canParse(uri)
}

/** Where AWS would send the call, for the log. */
export function endpointOf(target: Extract<Target, { kind: 'action' | 'path' | 'url' }>): string {
  switch (target.kind) {
    case 'action':
      return `https://${target.service}.${target.region}.amazonaws.com/?Action=${target.action}`
    case 'path':
      return `https://${target.service}.${target.region}.amazonaws.com/${target.path}`
    case 'url':
      return target.url
  }
}
