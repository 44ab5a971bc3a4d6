import { fail, formatArn, succeed, type Outcome, type Space } from '../../base/index.ts'

/** What a name or ARN in any of Lambda's forms names, and the qualifier beside it. */
export interface Target {
  readonly space: Space
  readonly name: string
  /** `$LATEST`, a version's number or an alias; undefined where none was said. */
  readonly qualifier?: string
}

const named =
  /^(?:arn:aws[a-zA-Z-]*:lambda:)?(?:([a-z]{2}(?:-[a-z]+)+-\d):)?(?:(\d{12}):)?(?:function:)?([a-zA-Z0-9-_.]+)(?::(\$LATEST|[a-zA-Z0-9-_]+))?$/

/**
 * Takes `name`, `account:function:name`, `region:account:function:name` and ARNs apart, each with a qualifier or without.
 * Whatever was written, what this gives has one spelling: policies are asked about it.
 */
export function parseTarget(text: string, qualifier: string | undefined, here: Space): Outcome<Target> {
  const match = named.exec(text)
  if (match === null) return invalid(`${text} is not the name or ARN of a function.`)
  const [, region = here.region, account = here.account, name = '', own] = match
  if (own !== undefined && qualifier !== undefined && own !== qualifier) {
    return invalid('The derived qualifier from the function name does not match the specified qualifier.')
  }
  if (region !== here.region) {
    return fail(
      'ResourceNotFoundException',
      `Functions from '${region}' are not reachable in this region ('${here.region}')`,
    )
  }
  const said = own ?? qualifier
  return succeed({ space: { account, region }, name, ...(said === undefined ? {} : { qualifier: said }) })
}

function invalid(message: string) {
  return fail('InvalidParameterValueException', message)
}

export function functionArn(space: Space, name: string): string {
  return formatArn('lambda', space, `function:${name}`)
}

/** With the qualifier, where there is one. */
export function targetArn({ space, name, qualifier }: Target): string {
  return qualifier === undefined ? functionArn(space, name) : `${functionArn(space, name)}:${qualifier}`
}

export function isVersionNumber(qualifier: string): boolean {
  return /^[1-9]\d{0,11}$/.test(qualifier)
}
