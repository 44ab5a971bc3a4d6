import type { IamOperations } from '../../protocol/index.ts'
import type { Outcome } from '../../base/index.ts'
import type { AccessRequest, Call } from '../contract.ts'
import { groups, roles, users } from './entities.ts'
import { entityAccess, type EntityKind, type IamHandlers } from './operation.ts'
import type { EntityRecord } from './records.ts'

/** By the word that names of operations have for them (`AttachRolePolicy`). */
const entities = { Role: roles, User: users, Group: groups } as const
type Word = keyof typeof entities

/** Everything that policies can be put on. */
export const everyEntity = ['Role', 'User', 'Group'] as const

/** `Attach*Policy` with a word for the star. */
type Named<Pattern extends string, W extends Word> = Pattern extends `${infer Before}*${infer After}`
  ? Extract<`${Before}${W}${After}`, keyof IamOperations>
  : never

interface EntityOperation<Input, Output> {
  /** Condition keys that the request brings along. */
  context?(input: Input): AccessRequest['context']
  handle(call: Call, entity: EntityKind<EntityRecord>, name: string, input: Input): Promise<Outcome<Output>>
}

/** The operations of that pattern, one an entity: they differ in nothing but the entity, which a member names. */
export function onEach<const W extends Word, const Pattern extends string>(
  words: readonly W[],
  pattern: Pattern,
  operation: EntityOperation<
    IamOperations[Named<Pattern, W>]['input'],
    IamOperations[Named<Pattern, W>]['output'] | Readonly<Record<string, unknown>>
  >,
): IamHandlers<Named<Pattern, W>> {
  const made = words.map((word) => {
    const entity: EntityKind<EntityRecord> = entities[word]
    const nameIn = (input: object): string => (input as Readonly<Record<string, string>>)[entity.member] ?? ''
    const handler = {
      access: (input: IamOperations[Named<Pattern, W>]['input'], call: Call) =>
        entityAccess(call, entity, nameIn(input), operation.context?.(input)),
      handle: (input: IamOperations[Named<Pattern, W>]['input'], call: Call) =>
        operation.handle(call, entity, nameIn(input), input),
    }
    return [pattern.replace('*', word), handler] as const
  })
  // The compiler does not follow names that are put together.
  return Object.fromEntries(made) as unknown as IamHandlers<Named<Pattern, W>>
}
