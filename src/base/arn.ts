/** The six fields of `arn:partition:service:region:account:resource`; the resource may hold further colons. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined
  const service = text.indexOf(':', 4) + 1
  const region = service === 0 ? 0 : text.indexOf(':', service) + 1
  const account = region === 0 ? 0 : text.indexOf(':', region) + 1
  const resource = account === 0 ? 0 : text.indexOf(':', account) + 1
  if (resource === 0) return undefined
  return {
    partition: text.slice(4, service - 1),
    service: text.slice(service, region - 1),
    region: text.slice(region, account - 1),
    account: text.slice(account, resource - 1),
    resource: text.slice(resource),
  }
}

export function formatArn(service: string, space: Space, resource: string): string {
  return `arn:aws:${service}:${space.region}:${space.account}:${resource}`
}

/** An account and a region: a name space of its own. IAM's documents live in the region `global`. */
export interface Space {
  readonly account: string
  readonly region: string
}

/** The text that stands for a space in stored rows. */
export function spaceKey(space: Space): string {
  return `${space.account}/${space.region}`
}
