import { fail, succeed, type Outcome } from '../../base/index.ts'
import { insertDocument, replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { access, change, noSuchEntity, spaceOf, type IamHandlers } from './operation.ts'
import { accountKind, type AccountRecord } from './records.ts'

type AccountOperation =
  | 'ListAccountAliases'
  | 'CreateAccountAlias'
  | 'DeleteAccountAlias'
  | 'SetSecurityTokenServicePreferences'

const accountId = 'account'

export const accountHandlers: IamHandlers<AccountOperation> = {
  ListAccountAliases: {
    access: (_input, call) => access(call, '*'),
    async handle(_input, call) {
      const { alias } = await readAccount(call)
      return succeed({ AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false })
    },
  },
  CreateAccountAlias: {
    access: (_input, call) => access(call, '*'),
    handle: (input, call) =>
      editAccount(call, (account) =>
        account.alias === input.AccountAlias
          ? fail('EntityAlreadyExists', `The account alias ${input.AccountAlias} already exists.`)
          : succeed({ ...account, alias: input.AccountAlias }),
      ),
  },
  DeleteAccountAlias: {
    access: (_input, call) => access(call, '*'),
    handle: (input, call) =>
      editAccount(call, ({ alias, ...account }) =>
        alias === input.AccountAlias
          ? succeed(account)
          : noSuchEntity(`The account alias ${input.AccountAlias} cannot be found.`),
      ),
  },
  /** All tokens here are good in every region: the summary tells what was preferred, and that is all of it. */
  SetSecurityTokenServicePreferences: {
    access: (_input, call) => access(call, '*'),
    handle: (input, call) =>
      editAccount(call, (account) =>
        succeed({ ...account, tokenVersion: input.GlobalEndpointTokenVersion === 'v2Token' ? 2 : 1 }),
      ),
  },
}

export async function readAccount(call: Call): Promise<AccountRecord> {
  return (await call.ports.documents.get(accountKind, spaceOf(call), accountId))?.body ?? {}
}

export function editAccount(
  call: Call,
  edit: (account: AccountRecord) => Outcome<AccountRecord>,
): Promise<Outcome<Readonly<Record<string, never>>>> {
  return change(call, async () => {
    const found = await call.ports.documents.get(accountKind, spaceOf(call), accountId)
    const edited = edit(found?.body ?? {})
    if (!edited.ok) return edited
    const changed =
      found === undefined
        ? insertDocument(accountKind, spaceOf(call), accountId, edited.value)
        : replaceDocument(accountKind, spaceOf(call), found, edited.value)
    return succeed({ changes: [changed], answer: {} })
  })
}
