import { formatArn, parseArn, type EpochMs, type Space } from '../../base/index.ts'
import type { LogsShapes } from '../../protocol/index.ts'
import { documentKind, type Document, type Documents } from '../../store/index.ts'

/** A log group as it is stored, under its name. Streams and events are rows that know it by `id`, which is never reused. */
export interface LogGroupRecord {
  readonly id: number
  readonly name: string
  readonly createdAt: EpochMs
  readonly class: LogsShapes.LogGroupClass
  /** Absent: events never expire. */
  readonly retentionDays?: number
  readonly kmsKeyId?: string
  readonly deletionProtected: boolean
  readonly tags: Readonly<Record<string, string>>
}

export const logGroupKind = documentKind<LogGroupRecord>('log-group')

/** Without the `:*` that most operations and all policies put behind it. */
export function logGroupArn(space: Space, name: string): string {
  return formatArn('logs', space, `log-group:${name}`)
}

export function logStreamArn(space: Space, group: string, stream: string): string {
  return formatArn('logs', space, `log-group:${group}:log-stream:${stream}`)
}

/** Name and place of a log group, by its ARN with or without `:*`; undefined for any other text. */
export function parseLogGroupArn(text: string): { readonly space: Space; readonly name: string } | undefined {
  const arn = parseArn(text)
  if (arn?.partition !== 'aws' || arn.service !== 'logs') return undefined
  const name = /^log-group:([\w.\-/#]{1,512})(?::\*)?$/.exec(arn.resource)?.[1]
  return name === undefined ? undefined : { space: { account: arn.account, region: arn.region }, name }
}

/** The log group of an ARN with or without `:*`; undefined when there is none. */
export async function findLogGroup(documents: Documents, arn: string): Promise<Document<LogGroupRecord> | undefined> {
  const parsed = parseLogGroupArn(arn)
  return parsed === undefined ? undefined : documents.get(logGroupKind, parsed.space, parsed.name)
}

const dayMs = 86_400_000

/** Events from this time on are kept; older ones are gone, even if not cleaned yet. */
export function keptSince({ retentionDays }: LogGroupRecord, now: EpochMs): EpochMs {
  return retentionDays === undefined ? 0 : Math.max(0, now - retentionMs(retentionDays))
}

export function retentionMs(days: number): number {
  return days * dayMs
}
