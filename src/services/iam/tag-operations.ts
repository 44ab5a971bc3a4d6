import { succeed, type Outcome } from '../../base/index.ts'
import type { IamOperations } from '../../protocol/index.ts'
import type { AccessRequest, Call } from '../contract.ts'
import { editEntity, roles, users } from './entities.ts'
import { instanceProfiles, profileAccess } from './instance-profiles.ts'
import { entityAccess, findEntity, policyAccess, tagContext, type EntityKind, type IamHandlers } from './operation.ts'
import { mfaDevices } from './mfa-devices.ts'
import { openIdProviders } from './open-id-providers.ts'
import { pageOf, type PageInput } from './paging.ts'
import { editPolicy, findOwnPolicy } from './policies.ts'
import type { EntityRecord, Tag } from './records.ts'
import { editResource, findResource, resourceAccess, type ResourceKind } from './resources.ts'
import { samlProviders } from './saml-providers.ts'
import { serverCertificates } from './server-certificates.ts'
import { mergeTags, withoutTags } from './tags.ts'

interface Tagged {
  readonly tags: readonly Tag[]
}

/** What bears tags; `name` is what requests name it by. */
interface Taggable {
  /** The member of requests that names it. */
  readonly member: string
  access(call: Call, name: string, context?: AccessRequest['context']): AccessRequest | Promise<AccessRequest>
  tags(call: Call, name: string): Promise<Outcome<readonly Tag[]>>
  edit(
    call: Call,
    name: string,
    edit: <T extends Tagged>(body: T) => Outcome<T>,
  ): Promise<Outcome<Readonly<Record<string, never>>>>
}

/** By the word that names of operations have for it (`TagRole`, `UntagRole`, `ListRoleTags`). */
const taggables = {
  Role: entityTags(roles),
  User: entityTags(users),
  Policy: {
    member: 'PolicyArn',
    access: policyAccess,
    async tags(call, arn) {
      const policy = await findOwnPolicy(call, arn)
      return policy.ok ? succeed(policy.value.tags) : policy
    },
    edit: editPolicy,
  },
  InstanceProfile: { ...resourceTags(instanceProfiles, 'InstanceProfileName'), access: profileAccess },
  OpenIDConnectProvider: resourceTags(openIdProviders, 'OpenIDConnectProviderArn'),
  MFADevice: resourceTags(mfaDevices, 'SerialNumber'),
  ServerCertificate: resourceTags(serverCertificates, 'ServerCertificateName'),
  SAMLProvider: resourceTags(samlProviders, 'SAMLProviderArn'),
} satisfies Readonly<Record<string, Taggable>>

type Word = keyof typeof taggables
type TagOperation = Extract<`Tag${Word}` | `Untag${Word}` | `List${Word}Tags`, keyof IamOperations>

/** Made from the table: the compiler does not follow their names. */
export const tagHandlers = Object.fromEntries(
  Object.entries(taggables).flatMap(([word, taggable]) => tagOperations(word, taggable)),
) as unknown as IamHandlers<TagOperation>

function tagOperations(word: string, resource: Taggable) {
  const nameIn = (input: object): string => (input as Readonly<Record<string, string>>)[resource.member] ?? ''
  return [
    [
      `Tag${word}`,
      {
        access: (input: { readonly Tags: readonly Tag[] }, call: Call) =>
          resource.access(call, nameIn(input), tagContext(input.Tags)),
        handle: (input: { readonly Tags: readonly Tag[] }, call: Call) =>
          resource.edit(call, nameIn(input), (body) => {
            const merged = mergeTags(body.tags, input.Tags)
            return merged.ok ? succeed({ ...body, tags: merged.value }) : merged
          }),
      },
    ],
    [
      `Untag${word}`,
      {
        access: (input: { readonly TagKeys: readonly string[] }, call: Call) =>
          resource.access(call, nameIn(input), { 'aws:TagKeys': input.TagKeys }),
        handle: (input: { readonly TagKeys: readonly string[] }, call: Call) =>
          resource.edit(call, nameIn(input), (body) =>
            succeed({ ...body, tags: withoutTags(body.tags, input.TagKeys) }),
          ),
      },
    ],
    [
      `List${word}Tags`,
      {
        access: (input: PageInput, call: Call) => resource.access(call, nameIn(input)),
        async handle(input: PageInput, call: Call) {
          const found = await resource.tags(call, nameIn(input))
          const page = found.ok ? pageOf(found.value, (tag) => tag.Key, input) : found
          return page.ok ? succeed({ Tags: page.value.items, ...page.value.page }) : page
        },
      },
    ],
  ] as const
}

function resourceTags<T extends Tagged>(of: ResourceKind<T>, member: string): Taggable {
  return {
    member,
    access: (call, name, context) => resourceAccess(call, of, name, context),
    async tags(call, name) {
      const found = await findResource(call, of, name)
      return found.ok ? succeed(found.value.body.tags) : found
    },
    edit: (call, name, edit) => editResource(call, of, name, edit),
  }
}

function entityTags<R extends EntityRecord>(entity: EntityKind<R>): Taggable {
  return {
    member: entity.member,
    access: (call, name, context) => entityAccess(call, entity, name, context),
    async tags(call, name) {
      const found = await findEntity(call, entity, name)
      return found.ok ? succeed(found.value.body.tags) : found
    },
    edit: (call, name, edit) => editEntity(call, entity, name, edit, findEntity),
  }
}
