import { fail, succeed, type Failure, type Outcome } from '../../base/index.ts'
import type { Document, Row } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { parseStatesArn, sameSpace } from './arns.ts'
import { machineKind, type MachineRecord } from './records.ts'

/**
 * The state machine of an ARN. Versions and aliases are not built yet, so none exists: a qualified ARN names nothing.
 */
export async function findMachine(call: Call, arn: string): Promise<Outcome<Document<MachineRecord>>> {
  const parsed = parseStatesArn(arn, ['stateMachine'])
  if (!parsed.ok) return parsed
  const { space, name, qualifier, label } = parsed.value
  if (qualifier !== undefined || label !== undefined || !sameSpace(space, call.space)) return noMachine(arn)
  const document = await call.ports.documents.get(machineKind, space, name)
  return document === undefined ? noMachine(arn) : succeed(document)
}

export function noMachine(arn: string): { readonly ok: false; readonly failure: Failure } {
  return fail('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
}

/** The row of an execution's ARN. Express executions are kept nowhere, and their ARNs are refused. */
export async function findExecution(call: Call, arn: string): Promise<Outcome<Row<'executions'>>> {
  const parsed = parseStatesArn(arn, ['execution'])
  if (!parsed.ok) return parsed
  const row = sameSpace(parsed.value.space, call.space)
    ? await call.ports.store.find('executions', 'byArn', arn)
    : undefined
  return row === undefined ? fail('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`) : succeed(row)
}

/** The text of a definition that a machine or an execution has pinned. */
export async function definitionText(call: Call, id: string): Promise<string> {
  const row = await call.ports.store.get('definitions', { id })
  if (row === undefined) throw new Error(`definition ${id} is pinned, but not stored`)
  return row.body
}
