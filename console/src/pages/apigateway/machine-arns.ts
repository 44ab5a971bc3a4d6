/** An ARN of another account or region in a text, and the ARN of the same thing here. */
export interface ForeignArn {
  readonly arn: string
  readonly here: string
}

const statesArn = /arn:aws[\w-]*:states:([a-z0-9-]+):(\d{12}):((?:stateMachine|express|execution|activity)[\w:.-]*)/g

/** Step Functions' ARNs in a text that are not of this account and region: what a tutorial's text brings along. */
export function foreignArns(text: string, account: string, region: string): readonly ForeignArn[] {
  const found = new Map<string, string>()
  for (const [arn, at, of, resource] of text.matchAll(statesArn)) {
    if (of !== account || at !== region) found.set(arn, `arn:aws:states:${region}:${account}:${resource ?? ''}`)
  }
  return [...found].map(([arn, here]) => ({ arn, here }))
}

/** The state machine that a template or a body names. */
export function machineArnIn(text: string): string | undefined {
  for (const [arn, , , resource] of text.matchAll(statesArn)) {
    // A name that a variable gives is not known here.
    if (resource !== undefined && /^stateMachine:./.test(resource)) return arn
  }
  return undefined
}

/** The execution that an answer of StartExecution names. */
export function executionArnIn(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    const arn = (parsed as { executionArn?: unknown } | null)?.executionArn
    return typeof arn === 'string' && /:states:[^:]*:\d{12}:(execution|express):/.test(arn) ? arn : undefined
  } catch {
    return undefined
  }
}
