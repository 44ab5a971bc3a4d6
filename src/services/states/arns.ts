import { fail, limits, parseArn, succeed, type Outcome, type Space } from '../../base/index.ts'

/** An ARN of this service, taken apart. `qualifier` is a version number or an alias, `label` that of a Distributed Map. */
export interface StatesArn {
  readonly kind: string
  readonly space: Space
  /** Of the state machine or activity. */
  readonly name: string
  readonly label?: string
  readonly qualifier?: string
}

/**
 * Reads an ARN whose resource must be one of `kinds`. What else AWS's texts say about ARNs is not known; those recorded
 * are the one for a wrong prefix and the one for a wrong resource. What this returns has one spelling only: policies
 * are asked about the text, so a second spelling of the same resource would slip past them.
 */
export function parseStatesArn(text: string, kinds: readonly string[]): Outcome<StatesArn> {
  const known = machineArns.get(text)
  if (known !== undefined && kinds.includes(known.kind)) return succeed(known)
  const read = readStatesArn(text, kinds)
  if (read.ok && read.value.kind === 'stateMachine') rememberMachine(text, read.value)
  return read
}

/** Starts name the same few machines over and over. */
const machineArns = new Map<string, StatesArn>()

function rememberMachine(text: string, arn: StatesArn): void {
  if (machineArns.size >= limits.rememberedArns) machineArns.delete(machineArns.keys().next().value as string)
  machineArns.set(text, arn)
}

function readStatesArn(text: string, kinds: readonly string[]): Outcome<StatesArn> {
  if (!text.startsWith('arn:')) return fail('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${text}'`)
  const arn = unnameable.test(text) ? undefined : parseArn(text)
  const [kind, path, qualifier, ...rest] = arn?.resource.split(':') ?? []
  if (arn?.partition !== 'aws' || arn.service !== 'states' || kind === undefined || path === undefined || path === '') {
    return fail('InvalidArn', `Invalid Arn: 'Invalid ARN: ${text}'`)
  }
  if (!kinds.includes(kind)) {
    return fail('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${kind}'`)
  }
  if (rest.length > (kind === 'express' ? 1 : 0) || qualifier === '') {
    return fail('InvalidArn', `Invalid Arn: 'Invalid ARN: ${text}'`)
  }
  const slash = path.indexOf('/')
  if (isMisshapen(kind, slash >= 0, qualifier)) return fail('InvalidArn', `Invalid Arn: 'Invalid ARN: ${text}'`)
  return succeed({
    kind,
    space: { account: arn.account, region: arn.region },
    name: slash < 0 ? path : path.slice(0, slash),
    ...(slash < 0 ? {} : { label: path.slice(slash + 1) }),
    ...(qualifier === undefined ? {} : { qualifier }),
  })
}

/** What no name has, and no store can look for as it is. */
export const unnameable = /[\p{Cc}\p{Cs}]/u

/**
 * Activities have neither label nor qualifier, executions have a name, Map Runs have both label and name, machines not both,
 * and version numbers begin with no zero.
 */
function isMisshapen(kind: string, labelled: boolean, qualifier: string | undefined): boolean {
  if (kind === 'activity') return labelled || qualifier !== undefined
  if (kind === 'execution') return qualifier === undefined
  if (kind === 'mapRun') return !labelled || qualifier === undefined
  return kind === 'stateMachine' && qualifier !== undefined && (labelled || /^0\d*$/.test(qualifier))
}

/** Nothing of another account or region is ever found, whoever asks. */
export function sameSpace(left: Space, right: Space): boolean {
  return left.account === right.account && left.region === right.region
}

// oxlint-disable-next-line no-control-regex -- the rule names control characters
const forbiddenInNames = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}|\u{10ffff}/u

/** The rule for names of state machines, executions and activities (API reference, `name` of CreateStateMachine). */
export function checkName(name: string): Outcome<void> {
  const valid = name !== '' && name.length <= limits.stateMachineNameCharacters && !forbiddenInNames.test(name)
  return valid ? succeed(undefined) : fail('InvalidName', `Invalid Name: '${name}'`)
}
