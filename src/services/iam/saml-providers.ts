import { fail, succeed, type EpochMs, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { access, change, spaceOf, tagContext, type IamHandlers } from './operation.ts'
import { samlProviderKind, type SamlProviderRecord } from './records.ts'
import { editResource, findResource, removeResource, resourceAccess, type ResourceKind } from './resources.ts'
import { checkTags } from './tags.ts'

type ProviderOperation = `${'Create' | 'Get' | 'Update' | 'Delete'}SAMLProvider` | 'ListSAMLProviders'

/** Identity providers of SAML 2.0, that trust policies may name. */
export const samlProviders: ResourceKind<SamlProviderRecord> = {
  kind: samlProviderKind,
  idOf(call, arn) {
    const beginning = providerArn(call, '')
    return arn.startsWith(beginning) ? arn.slice(beginning.length) : ''
  },
  arnOf: (_call, arn) => arn,
  missing: (arn) => `Manifest not found for arn ${arn}`,
}

export const samlProviderHandlers: IamHandlers<ProviderOperation> = {
  CreateSAMLProvider: {
    access: (input, call) => access(call, providerArn(call, input.Name), tagContext(input.Tags)),
    handle: (input, call) => createProvider(input, call),
  },
  GetSAMLProvider: {
    access: (input, call) => resourceAccess(call, samlProviders, input.SAMLProviderArn),
    async handle(input, call) {
      const found = await findResource(call, samlProviders, input.SAMLProviderArn)
      if (!found.ok) return found
      const { metadata, createdAt, validUntil, tags } = found.value.body
      return succeed({ SAMLMetadataDocument: metadata, CreateDate: createdAt, ValidUntil: validUntil, Tags: tags })
    },
  },
  ListSAMLProviders: {
    access: (_input, call) => access(call, providerArn(call, '*')),
    async handle(_input, call) {
      const providers = await call.ports.documents.all(samlProviderKind, spaceOf(call))
      const SAMLProviderList = providers.map(({ id, body }) => ({
        Arn: providerArn(call, id),
        ValidUntil: body.validUntil,
        CreateDate: body.createdAt,
      }))
      return succeed({ SAMLProviderList })
    },
  },
  UpdateSAMLProvider: {
    access: (input, call) => resourceAccess(call, samlProviders, input.SAMLProviderArn),
    async handle(input, call) {
      const encrypted = refuseEncryption(input)
      if (!encrypted.ok) return encrypted
      const edited = await editResource(call, samlProviders, input.SAMLProviderArn, (provider) => {
        const metadata = input.SAMLMetadataDocument ?? provider.metadata
        const validUntil = endOf(metadata, call.now)
        return validUntil.ok ? succeed({ ...provider, metadata, validUntil: validUntil.value }) : validUntil
      })
      return edited.ok ? succeed({ SAMLProviderArn: input.SAMLProviderArn }) : edited
    },
  },
  DeleteSAMLProvider: {
    access: (input, call) => resourceAccess(call, samlProviders, input.SAMLProviderArn),
    handle: (input, call) => removeResource(call, samlProviders, input.SAMLProviderArn),
  },
}

function createProvider(
  input: IamShapes.CreateSAMLProviderRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateSAMLProviderResponse>> {
  return change(call, async () => {
    const encrypted = refuseEncryption(input)
    if (!encrypted.ok) return encrypted
    const tags = checkTags(input.Tags)
    if (!tags.ok) return tags
    const { Name: name, SAMLMetadataDocument: metadata } = input
    const validUntil = endOf(metadata, call.now)
    if (!validUntil.ok) return validUntil
    if ((await call.ports.documents.get(samlProviderKind, spaceOf(call), name)) !== undefined) {
      return fail('EntityAlreadyExists', `Provider with name ${name} already exists.`)
    }
    const provider = { name, metadata, createdAt: call.now, validUntil: validUntil.value, tags: tags.value }
    return succeed({
      changes: [insertDocument(samlProviderKind, spaceOf(call), name, provider)],
      answer: { SAMLProviderArn: providerArn(call, name), ...(tags.value.length > 0 && { Tags: tags.value }) },
    })
  })
}

function refuseEncryption(
  input: Pick<IamShapes.UpdateSAMLProviderRequest, 'AssertionEncryptionMode' | 'AddPrivateKey' | 'RemovePrivateKey'>,
): Outcome<void> {
  const asked = input.AssertionEncryptionMode ?? input.AddPrivateKey ?? input.RemovePrivateKey
  return asked === undefined
    ? succeed(undefined)
    : fail('NotImplemented', 'Encrypted assertions are not built: leave AssertionEncryptionMode and private keys out')
}

const yearMs = 365 * 24 * 3_600_000

/** Until when the provider's metadata is good: as it says, else for a hundred years. */
function endOf(metadata: string, now: EpochMs): Outcome<EpochMs> {
  const start = metadata.search(/<(?:[\w.-]+:)?EntityDescriptor\b/u)
  const element = start < 0 ? '' : metadata.slice(start, metadata.indexOf('>', start) + 1)
  const closed = /<\/(?:[\w.-]+:)?EntityDescriptor\s*>$/u.test(metadata.trimEnd().slice(-256))
  if (!closed || !/\bentityID\s*=/u.test(element)) return fail('InvalidInput', 'Could not parse metadata')
  const said = Date.parse(/\bvalidUntil\s*=\s*["']([^"']*)["']/u.exec(element)?.[1] ?? '')
  return succeed(Number.isNaN(said) ? now + 100 * yearMs : said)
}

function providerArn(call: Call, name: string): string {
  return `arn:aws:iam::${call.principal.account}:saml-provider/${name}`
}
