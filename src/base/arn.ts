/** The six fields of `arn:partition:service:region:account:resource`; the resource may hold further colons. */
export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

export function parseArn(text: string): Arn | undefined {
  const fields = text.split(':')
  if (fields.length < 6 || fields[0] !== 'arn') return undefined
  const [, partition, service, region, account] = fields as [string, string, string, string, string]
  return { partition, service, region, account, resource: fields.slice(5).join(':') }
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
