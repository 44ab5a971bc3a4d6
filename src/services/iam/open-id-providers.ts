import { fail, succeed, type Outcome } from '../../base/index.ts'
import type { IamShapes } from '../../protocol/index.ts'
import { insertDocument, removeDocument } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import { access, change, spaceOf, tagContext, type IamHandlers } from './operation.ts'
import { openIdProviderKind, type OpenIdProviderRecord } from './records.ts'
import { editResource, findResource, resourceAccess, type ResourceKind } from './resources.ts'
import { checkTags } from './tags.ts'

type ProviderOperation =
  | `${'Create' | 'Get' | 'Delete'}OpenIDConnectProvider`
  | 'ListOpenIDConnectProviders'
  | 'AddClientIDToOpenIDConnectProvider'
  | 'RemoveClientIDFromOpenIDConnectProvider'
  | 'UpdateOpenIDConnectProviderThumbprint'

/** Identity providers of OpenID Connect, that trust policies may name. */
export const openIdProviders: ResourceKind<OpenIdProviderRecord> = {
  kind: openIdProviderKind,
  /** Only the very ARN names one; whatever else is asked for is under no document's id. */
  idOf(call, arn) {
    const beginning = providerArn(call, '')
    return arn.startsWith(beginning) ? arn.slice(beginning.length) : ''
  },
  arnOf: (_call, arn) => arn,
  missing: (arn) => `OpenIDConnect Provider not found for arn ${arn}`,
}

const providersMax = 100
const clientIdsMax = 100
const thumbprintsMax = 5

export const openIdProviderHandlers: IamHandlers<ProviderOperation> = {
  CreateOpenIDConnectProvider: {
    access: (input, call) => access(call, providerArn(call, hostAndPath(input.Url) ?? '*'), tagContext(input.Tags)),
    handle: (input, call) => createProvider(input, call),
  },
  GetOpenIDConnectProvider: {
    access: (input, call) => resourceAccess(call, openIdProviders, input.OpenIDConnectProviderArn),
    async handle(input, call) {
      const found = await findResource(call, openIdProviders, input.OpenIDConnectProviderArn)
      if (!found.ok) return found
      const { url, clientIds, thumbprints, createdAt, tags } = found.value.body
      return succeed({
        Url: url,
        ClientIDList: clientIds,
        ThumbprintList: thumbprints,
        CreateDate: createdAt,
        Tags: tags,
      })
    },
  },
  ListOpenIDConnectProviders: {
    access: (_input, call) => access(call, providerArn(call, '*')),
    async handle(_input, call) {
      const providers = await call.ports.documents.all(openIdProviderKind, spaceOf(call))
      return succeed({ OpenIDConnectProviderList: providers.map(({ id }) => ({ Arn: providerArn(call, id) })) })
    },
  },
  AddClientIDToOpenIDConnectProvider: {
    access: (input, call) => resourceAccess(call, openIdProviders, input.OpenIDConnectProviderArn),
    handle: (input, call) =>
      editResource(call, openIdProviders, input.OpenIDConnectProviderArn, (provider) => {
        const clientIds = [...new Set([...provider.clientIds, input.ClientID])]
        return clientIds.length > clientIdsMax ? tooManyClients : succeed({ ...provider, clientIds })
      }),
  },
  RemoveClientIDFromOpenIDConnectProvider: {
    access: (input, call) => resourceAccess(call, openIdProviders, input.OpenIDConnectProviderArn),
    handle: (input, call) =>
      editResource(call, openIdProviders, input.OpenIDConnectProviderArn, (provider) =>
        succeed({ ...provider, clientIds: provider.clientIds.filter((id) => id !== input.ClientID) }),
      ),
  },
  UpdateOpenIDConnectProviderThumbprint: {
    access: (input, call) => resourceAccess(call, openIdProviders, input.OpenIDConnectProviderArn),
    handle: (input, call) =>
      editResource(call, openIdProviders, input.OpenIDConnectProviderArn, (provider) =>
        input.ThumbprintList.length > thumbprintsMax
          ? tooManyThumbprints
          : succeed({ ...provider, thumbprints: input.ThumbprintList }),
      ),
  },
  /** Deleting what is not there is no error. */
  DeleteOpenIDConnectProvider: {
    access: (input, call) => resourceAccess(call, openIdProviders, input.OpenIDConnectProviderArn),
    handle: (input, call) =>
      change(call, async () => {
        const found = await findResource(call, openIdProviders, input.OpenIDConnectProviderArn)
        const changes = found.ok ? [removeDocument(openIdProviderKind, spaceOf(call), found.value)] : []
        return succeed({ changes, answer: {} })
      }),
  },
}

const tooManyClients = fail(
  'LimitExceeded',
  `Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${clientIdsMax}`,
)
const tooManyThumbprints = fail('InvalidInput', `Thumbprint list must contain fewer than ${thumbprintsMax} entries.`)

function createProvider(
  input: IamShapes.CreateOpenIDConnectProviderRequest,
  call: Call,
): Promise<Outcome<IamShapes.CreateOpenIDConnectProviderResponse>> {
  return change(call, async () => {
    const tags = checkTags(input.Tags)
    if (!tags.ok) return tags
    const url = hostAndPath(input.Url)
    if (url === undefined) return fail('ValidationError', 'Invalid Open ID Connect Provider URL')
    const { ClientIDList: clientIds = [], ThumbprintList: thumbprints = [] } = input
    if (thumbprints.length > thumbprintsMax) return tooManyThumbprints
    if (clientIds.length > clientIdsMax) return tooManyClients
    const others = await call.ports.documents.all(openIdProviderKind, spaceOf(call))
    if (others.some(({ id }) => id === url)) {
      return fail('EntityAlreadyExists', `Provider with url ${input.Url} already exists.`)
    }
    if (others.length >= providersMax) {
      return fail('LimitExceeded', `Cannot exceed quota for OpenIdConnectProvidersPerAccount: ${providersMax}`)
    }
    const provider: OpenIdProviderRecord = { url, clientIds, thumbprints, createdAt: call.now, tags: tags.value }
    return succeed({
      changes: [insertDocument(openIdProviderKind, spaceOf(call), url, provider)],
      answer: { OpenIDConnectProviderArn: providerArn(call, url), ...(tags.value.length > 0 && { Tags: tags.value }) },
    })
  })
}

/** `https://host/path` without its scheme: that is how ARNs and answers name it. */
function hostAndPath(url: string): string | undefined {
  return /^https:\/\/([\w.-]+\.?(?:\/[\w.~%/-]*)?)$/u.exec(url)?.[1]?.replace(/\/$/u, '')
}

function providerArn(call: Call, url: string): string {
  return `arn:aws:iam::${call.principal.account}:oidc-provider/${url}`
}
