import { limits, succeed, type Outcome } from '../../base/index.ts'
import type { LambdaShapes as Shapes } from '../../protocol/index.ts'
import { replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { change, type Plan } from './change.ts'
import { findNamed, findStored } from './find.ts'
import { functionKind, versionKind } from './records.ts'
import { invalid } from './zip-directory.ts'

/** How many invocations of a function may run at a time; 0 turns it off. */
export async function putFunctionConcurrency(
  input: Shapes.PutFunctionConcurrencyRequest,
  call: Call,
): Promise<Outcome<Shapes.Concurrency>> {
  const { ReservedConcurrentExecutions: reserved } = input
  return change(call, async (): Promise<Outcome<Plan<Shapes.Concurrency>>> => {
    const found = await findStored(call, input.FunctionName, undefined, '$LATEST')
    if (!found.ok) return found
    const { target, document } = found.value
    if (target.qualifier !== undefined) return onlyWhole
    const others = (await reservedInAll(call)) - (document.body.reservedConcurrency ?? 0)
    if (limits.functionConcurrency - others - reserved < limits.functionConcurrencyUnreserved) {
      return invalid(
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${limits.functionConcurrencyUnreserved}].`,
      )
    }
    const record = { ...document.body, reservedConcurrency: reserved }
    const changes = [replaceDocument(functionKind, target.space, document, record)]
    return succeed({ changes, answer: { ReservedConcurrentExecutions: reserved } })
  })
}

const onlyWhole = invalid(
  'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
)

export async function getFunctionConcurrency(
  input: Shapes.GetFunctionConcurrencyRequest,
  call: Call,
): Promise<Outcome<Shapes.GetFunctionConcurrencyResponse>> {
  const found = await findNamed(call, input.FunctionName)
  return found.ok ? succeed({ ReservedConcurrentExecutions: found.value.document?.body.reservedConcurrency }) : found
}

export async function deleteFunctionConcurrency(
  input: Shapes.DeleteFunctionConcurrencyRequest,
  call: Call,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async (): Promise<Outcome<Plan<Readonly<Record<string, never>>>>> => {
    const found = await findStored(call, input.FunctionName)
    if (!found.ok) return found
    const { target, document } = found.value
    const { reservedConcurrency, ...record } = document.body
    if (reservedConcurrency === undefined) return succeed({ changes: [], answer: {} })
    return succeed({ changes: [replaceDocument(functionKind, target.space, document, record)], answer: {} })
  })
}

async function reservedInAll(call: Call): Promise<number> {
  const all = await call.ports.documents.all(functionKind, call.space)
  return all.reduce((sum, { body }) => sum + (body.reservedConcurrency ?? 0), 0)
}

/** The limits are AWS's for a new account; only those of a function's size are enforced, and what is reserved. */
export async function getAccountSettings(
  _input: Shapes.GetAccountSettingsRequest,
  call: Call,
): Promise<Outcome<Shapes.GetAccountSettingsResponse>> {
  const functions = await call.ports.documents.all(functionKind, call.space)
  const versions = await call.ports.documents.all(versionKind, call.space)
  const bytes = [...functions.map(({ body }) => body.latest), ...versions.map(({ body }) => body.revision)]
  return succeed({
    AccountLimit: {
      TotalCodeSize: 80_530_636_800,
      CodeSizeUnzipped: limits.functionUnzippedBytes,
      CodeSizeZipped: limits.functionZipBytes,
      ConcurrentExecutions: limits.functionConcurrency,
      UnreservedConcurrentExecutions: limits.functionConcurrency - (await reservedInAll(call)),
    },
    AccountUsage: {
      TotalCodeSize: bytes.reduce((sum, { codeBytes }) => sum + codeBytes, 0),
      FunctionCount: functions.length,
    },
  })
}
