import { fail, succeed, type Outcome } from '../../base/index.ts'
import { replaceDocument, type Command, type Document, type Row } from '../../store/index.ts'
import { writePlanned, type Refusals } from '../change.ts'
import type { Call } from '../contract.ts'
import { aborted, invalid, noLogGroup, noLogStream, notStored } from './failures.ts'
import { logGroupKind, parseLogGroupArn, type LogGroupRecord } from './records.ts'

/** Operations name a group by its name, or by a name or ARN in `logGroupIdentifier`. */
export interface GroupNamed {
  readonly logGroupName?: string | undefined
  readonly logGroupIdentifier?: string | undefined
}

export async function findGroup(call: Call, name: string): Promise<Outcome<Document<LogGroupRecord>>> {
  const document = await call.ports.documents.get(logGroupKind, call.space, name)
  return document === undefined ? noLogGroup : succeed(document)
}

export async function findNamedGroup(call: Call, named: GroupNamed): Promise<Outcome<Document<LogGroupRecord>>> {
  const { logGroupName, logGroupIdentifier } = named
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    return fail('ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.')
  }
  if (logGroupName !== undefined) return findGroup(call, logGroupName)
  if (logGroupIdentifier === undefined) return invalid('Either logGroupName or logGroupIdentifier must be given.')
  const parsed = parseLogGroupArn(logGroupIdentifier)
  if (parsed === undefined) return findGroup(call, logGroupIdentifier)
  const { account, region } = parsed.space
  const here = account === call.space.account && region === call.space.region
  return here ? findGroup(call, parsed.name) : noLogGroup
}

export async function findStream(
  call: Call,
  group: LogGroupRecord,
  name: string,
): Promise<Outcome<Row<'log_streams'>>> {
  const row = await call.ports.store.get('log_streams', { log_group: group.id, name })
  return row === undefined ? noLogStream : succeed(row)
}

const refusals: Refusals = { notStored: () => notStored, conflict: () => aborted }

/** Replaces a group by what `change` makes of it, with further commands in the same write. */
export function changeGroup(
  call: Call,
  name: string,
  change: (group: LogGroupRecord) => Outcome<LogGroupRecord>,
  commands: (group: LogGroupRecord) => readonly Command[] = () => [],
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return writePlanned(
    call,
    call.space,
    async () => {
      const found = await findGroup(call, name)
      if (!found.ok) return found
      const changed = change(found.value.body)
      if (!changed.ok) return changed
      const replaced = replaceDocument(logGroupKind, call.space, found.value, changed.value)
      return succeed({ changes: [replaced], commands: commands(changed.value), answer: {} })
    },
    refusals,
  )
}
