import { parseArn } from '../../base/index.ts'
import type { MachineType, Resource } from '../machine.ts'
import { rejectField, text, type Fields } from './fields.ts'
import { reject } from './findings.ts'
import { optimizedActions } from './integrations.ts'

type Pattern = Extract<Resource, { kind: 'integration' }>['pattern']

/** A Task's `Resource`: an activity, a Lambda function, or an integration that Step Functions knows. */
export function parseResource(fields: Fields, type: MachineType): Resource | undefined {
  const source = text(fields, 'Resource')
  if (source === undefined) return undefined
  const resource = resourceOf(source)
  if (resource === undefined) {
    return rejectField(
      fields,
      'Resource',
      `The resource provided ${source} is not recognized. The value is not a valid resource ARN, or the resource is ` +
        'not available in this region.',
    )
  }
  if (type === 'EXPRESS') checkExpress(fields, resource)
  return resource
}

function resourceOf(source: string): Resource | undefined {
  const arn = parseArn(source)
  if (arn === undefined) return undefined
  const [kind, name] = splitOnce(arn.resource, ':')
  if (arn.service === 'lambda') {
    return kind === 'function' && name !== '' && arn.region !== '' ? { kind: 'function', text: source } : undefined
  }
  if (arn.service !== 'states') return undefined
  if (arn.region !== '' || arn.account !== '') {
    return kind === 'activity' && name !== '' ? { kind: 'activity', text: source } : undefined
  }
  return integrationOf(source, arn.resource)
}

function integrationOf(source: string, resource: string): Resource | undefined {
  const isSdk = resource.startsWith('aws-sdk:')
  const [first, rest] = splitOnce(isSdk ? resource.slice(8) : resource, ':')
  const [action, ending] = splitOnce(rest, '.')
  const pattern = patternOf(ending)
  if (pattern === undefined || !/^[a-z][A-Za-z0-9]*$/.test(action)) return undefined
  const service = isSdk ? `aws-sdk:${first}` : first
  const isKnown = isSdk
    ? /^[a-z][a-z0-9]*$/.test(first) && pattern !== 'sync'
    : optimizedActions.get(`${first}:${action}`)?.includes(ending) === true
  return isKnown ? { kind: 'integration', text: source, service, action: rest, pattern } : undefined
}

function patternOf(ending: string): Pattern | undefined {
  switch (ending) {
    case '':
      return 'requestResponse'
    case 'sync':
    case 'sync:2':
      return 'sync'
    case 'waitForTaskToken':
      return 'waitForTaskToken'
    default:
      return undefined
  }
}

/** The two blanks in the second text are AWS's. */
function checkExpress(fields: Fields, resource: Resource): void {
  const location = `${fields.location}/Resource`
  const refuse = (what: string): void =>
    reject(fields.findings, `Express state machine does not support ${what}`, location)
  if (resource.kind === 'activity') refuse('Activity ARN')
  else if (resource.kind === 'integration' && resource.pattern === 'sync') refuse("'.sync' service integration")
  else if (resource.kind === 'integration' && resource.pattern === 'waitForTaskToken') {
    refuse("'.waitForTaskToken' service integration ")
  }
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
