import { parseArn } from '../../../src/base/index.ts'
import type { Attempt, Visit } from './account.ts'

/** Something that a state reached outside of its execution. */
export interface OuterLink {
  readonly kind: 'execution' | 'map-run' | 'function' | 'activity'
  readonly arn: string
  readonly text: string
}

/** The nested executions, Map Runs, functions and activities of a visit, each once. */
export function outerLinks(visit: Visit): OuterLink[] {
  const links = visit.attempts.flatMap(attemptLinks)
  if (visit.mapRunArn !== undefined) links.push({ kind: 'map-run', arn: visit.mapRunArn, text: 'Map Run' })
  return [...new Map(links.map((link) => [link.arn, link])).values()]
}

function attemptLinks(attempt: Attempt): OuterLink[] {
  const { resource = '', resourceType } = attempt
  if (resourceType === 'states' && resource.startsWith('startExecution')) return executionLinks(attempt)
  const own = linkOfArn(resource)
  if (own !== undefined) return [own]
  if (resourceType !== 'lambda') return []
  const name = textMember(attempt.request, 'FunctionName')
  return name === undefined ? [] : [{ kind: 'function', arn: name, text: lastPart(name) }]
}

function linkOfArn(arn: string): OuterLink | undefined {
  const parsed = parseArn(arn)
  if (parsed === undefined) return undefined
  if (parsed.service === 'lambda') return { kind: 'function', arn, text: lastPart(arn) }
  if (parsed.service === 'states' && arn.includes(':activity:')) return { kind: 'activity', arn, text: lastPart(arn) }
  return undefined
}

function executionLinks({ submitted, result }: Attempt): OuterLink[] {
  const arn = textMember(submitted, 'ExecutionArn') ?? textMember(result, 'ExecutionArn')
  return arn === undefined ? [] : [{ kind: 'execution', arn, text: lastPart(arn) }]
}

/** A function's name or ARN, with or without a version: the name. */
function lastPart(arn: string): string {
  const parts = arn.split(':')
  return parts[0] === 'arn' ? (parts[5] === 'function' ? (parts[6] ?? arn) : (parts.at(-1) ?? arn)) : arn
}

function textMember(json: string | undefined, name: string): string | undefined {
  if (json === undefined) return undefined
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return undefined
    const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
    return typeof found === 'string' ? found : undefined
  } catch {
    return undefined
  }
}
