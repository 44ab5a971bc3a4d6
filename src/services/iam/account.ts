import { succeed, type Outcome } from '../../base/index.ts'
import { insertDocument, replaceDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { access, change, entityAccess, findEntity, noSuchEntity, spaceOf, type IamHandlers } from './operation.ts'
import { roles } from './entities.ts'
import { accountKind, type AccountRecord } from './records.ts'

type AccountOperation =
  | 'ListAccountAliases'
  | 'CreateAccountAlias'
  | 'DeleteAccountAlias'
  | 'ListInstanceProfilesForRole'

const accountId = 'account'

export const accountHandlers: IamHandlers<AccountOperation> = {
  ListAccountAliases: {
    access: (_input, call) => access(call, '*'),
    async handle(_input, call) {
      const account = await call.ports.documents.get(accountKind, spaceOf(call), accountId)
      const alias = account?.body.alias
      return succeed({ AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false })
    },
  },
  CreateAccountAlias: {
    access: (_input, call) => access(call, '*'),
    handle: (input, call) => editAccount(call, (account) => succeed({ ...account, alias: input.AccountAlias })),
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
  /** Instance profiles cannot be made here, so a role is in none. Terraform asks before it deletes a role. */
  ListInstanceProfilesForRole: {
    access: (input, call) => entityAccess(call, roles, input.RoleName),
    async handle(input, call) {
      const found = await findEntity(call, roles, input.RoleName)
      return found.ok ? succeed({ InstanceProfiles: [], IsTruncated: false }) : found
    },
  },
}

function editAccount(
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
