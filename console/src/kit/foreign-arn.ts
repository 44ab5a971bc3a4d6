/** An ARN that a refusal named, though it is of another account or region than the person's. */
export interface ForeignArn {
  readonly account: string
  readonly region: string
  /** The page of the thing with the same name here. */
  readonly href: string
  /** "state machine orders". */
  readonly thing: string
}

const pages: Readonly<Record<string, readonly [path: string, word: string]>> = {
  stateMachine: ['/states/machines/', 'state machine'],
  execution: ['/states/executions/', 'execution'],
}
const arnPattern = /arn:aws:states:([a-z0-9-]*):(\d{12}):(stateMachine|execution):([^\s'",)]+)/

/** Finds such an ARN in an error's text: pasted from AWS, it names the same machine in an account that is not this one. */
export function foreignArn(text: string, account: string, region: string): ForeignArn | undefined {
  const [, itsRegion = '', itsAccount = '', kind = '', name = ''] = arnPattern.exec(text) ?? []
  const page = pages[kind]
  if (page === undefined || (itsAccount === account && itsRegion === region)) return undefined
  const [path, word] = page
  const arn = `arn:aws:states:${region}:${account}:${kind}:${name}`
  return { account: itsAccount, region: itsRegion, href: path + encodeURIComponent(arn), thing: `${word} ${name}` }
}
