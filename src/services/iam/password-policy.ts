import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { editAccount, readAccount } from './account.ts'
import { access, noSuchEntity, type IamHandlers } from './operation.ts'
import type { PasswordPolicyRecord } from './records.ts'

type PasswordPolicyOperation = `${'Get' | 'Update' | 'Delete'}AccountPasswordPolicy`

export const passwordPolicyHandlers: IamHandlers<PasswordPolicyOperation> = {
  GetAccountPasswordPolicy: {
    access: (_input, call) => access(call, '*'),
    async handle(_input, call) {
      const { passwordPolicy } = await readAccount(call)
      return passwordPolicy === undefined ? noSuchPolicy(call) : succeed({ PasswordPolicy: describe(passwordPolicy) })
    },
  },
  /** What a request leaves out goes back to its default. */
  UpdateAccountPasswordPolicy: {
    access: (_input, call) => access(call, '*'),
    handle: (input, call) => editAccount(call, (account) => succeed({ ...account, passwordPolicy: policyOf(input) })),
  },
  DeleteAccountPasswordPolicy: {
    access: (_input, call) => access(call, '*'),
    handle: (_input, call) =>
      editAccount(call, ({ passwordPolicy, ...account }) =>
        passwordPolicy === undefined ? noSuchPolicy(call) : succeed(account),
      ),
  },
}

function noSuchPolicy(call: Call): Outcome<never> {
  return noSuchEntity(`The Password Policy with domain name ${call.principal.account} cannot be found.`)
}

function policyOf(input: IamShapes.UpdateAccountPasswordPolicyRequest): PasswordPolicyRecord {
  return {
    length: input.MinimumPasswordLength ?? 6,
    symbols: input.RequireSymbols ?? false,
    numbers: input.RequireNumbers ?? false,
    uppercase: input.RequireUppercaseCharacters ?? false,
    lowercase: input.RequireLowercaseCharacters ?? false,
    usersMayChange: input.AllowUsersToChangePassword ?? false,
    ...(input.MaxPasswordAge !== undefined && { ageDays: input.MaxPasswordAge }),
    ...(input.PasswordReusePrevention !== undefined && { reuse: input.PasswordReusePrevention }),
    ...(input.HardExpiry !== undefined && { hardExpiry: input.HardExpiry }),
  }
}

function describe(policy: PasswordPolicyRecord): IamShapes.PasswordPolicy {
  return {
    MinimumPasswordLength: policy.length,
    RequireSymbols: policy.symbols,
    RequireNumbers: policy.numbers,
    RequireUppercaseCharacters: policy.uppercase,
    RequireLowercaseCharacters: policy.lowercase,
    AllowUsersToChangePassword: policy.usersMayChange,
    ExpirePasswords: (policy.ageDays ?? 0) > 0,
    ...(policy.ageDays !== undefined && { MaxPasswordAge: policy.ageDays }),
    ...(policy.reuse !== undefined && { PasswordReusePrevention: policy.reuse }),
    ...(policy.hardExpiry !== undefined && { HardExpiry: policy.hardExpiry }),
  }
}

/** The account's rules; without a policy AWS's own: 8 characters of three kinds. */
export async function checkPassword(call: Call, password: string): Promise<Outcome<void>> {
  const { passwordPolicy: policy } = await readAccount(call)
  const length = policy?.length ?? 8
  if (password.length < length) return violation(`Password should have a minimum length of ${length}`)
  const missing = kinds.filter(([, pattern]) => !pattern.test(password))
  if (policy === undefined) {
    return missing.length <= 1
      ? succeed(undefined)
      : violation('Password should have at least three of: uppercase letters, lowercase letters, numbers and symbols')
  }
  const wanted = missing.find(([member]) => policy[member])
  return wanted === undefined ? succeed(undefined) : violation(`Password should have at least one ${wanted[2]}`)
}

const kinds = [
  ['uppercase', /[A-Z]/u, 'uppercase letter'],
  ['lowercase', /[a-z]/u, 'lowercase letter'],
  ['numbers', /\d/u, 'number'],
  ['symbols', /[^A-Za-z\d]/u, 'symbol'],
] as const

function violation(message: string): Outcome<never> {
  return fail('PasswordPolicyViolation', message)
}
