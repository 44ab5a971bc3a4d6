import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A case recorded on AWS, as `../shared/conformance/README.md` describes it. */
export interface Case {
  readonly id: string
  readonly group: string
  /** When, as `24-07-2024, 10:00:00`. */
  readonly recorded: string
  readonly needs: readonly string[]
  readonly calls: readonly RecordedCall[]
  /** One for each start of an execution, in order. */
  readonly runs?: readonly RecordedRun[]
  /** All that was recorded, by key, and the keys that belong to no call, by position. */
  readonly snapshot: { readonly [key: string]: unknown }
  readonly unjoined: { readonly [position: string]: string }
}

export interface RecordedCall {
  /** Name of a boto3 client, or `http`. */
  readonly service: string
  readonly operation: string
  readonly params: { readonly [name: string]: unknown }
  /** The answer, under `$`. */
  readonly expected?: { readonly $: unknown }
}

export interface RecordedRun {
  /** ARN as the calls name it. */
  readonly execution: string
  /** Null where the recording lost it. */
  readonly definition: string | null
  readonly type: string
  readonly input?: string
  readonly output?: unknown
  readonly history?: unknown
}

export const groups = ['stepfunctions', 'apigateway', 'iam', 'sts']

/** Where the recordings lie, if they are there: they are never part of the project. */
export function findRecordings(): string | undefined {
  const directory = process.env['STILE_CONFORMANCE_DIR'] ?? join(import.meta.dirname, '../../../shared/conformance')
  return existsSync(directory) ? directory : undefined
}

export function readCases(directory: string, wanted: readonly string[]): Case[] {
  return (wanted.length > 0 ? wanted : groups).flatMap((group) => {
    const folder = join(directory, group)
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({ ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case), group }))
  })
}
