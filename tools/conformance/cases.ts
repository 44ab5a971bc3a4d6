import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A case recorded on AWS, as `../shared/conformance/README.md` describes it. */
export interface Case {
  readonly id: string
  readonly group: string
  readonly needs: readonly string[]
  readonly calls: readonly RecordedCall[]
}

export interface RecordedCall {
  readonly service: string
  readonly operation: string
  readonly params: { readonly [name: string]: unknown }
  readonly expected?: { readonly [path: string]: unknown }
}

/** Where the recordings lie, if they are there: they are never part of the project. */
export function findRecordings(): string | undefined {
  const directory = process.env['STILE_CONFORMANCE_DIR'] ?? join(import.meta.dirname, '../../../shared/conformance')
  return existsSync(directory) ? directory : undefined
}

export function readCases(directory: string, groups: readonly string[]): Case[] {
  const wanted = groups.length > 0 ? groups : ['stepfunctions', 'apigateway', 'iam', 'sts']
  return wanted.flatMap((group) => {
    const folder = join(directory, group)
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({ ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case), group }))
  })
}
