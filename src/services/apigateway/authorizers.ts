import { succeed, type Outcome } from '../../base/index.ts'
import { restApis } from '../../gateway/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import { documentKind, insertDocument, type Document } from '../../store/index.ts'
import type { Call } from '../contract.ts'
import {
  commit,
  concurrentModification,
  deleteDocument,
  patchDocument,
  requireDocument,
  type Nothing,
} from './changes.ts'
import { badRequest, limitExceeded, notFound } from './failures.ts'
import { findApi, newShortId, partId, type ApiInput } from './lookup.ts'
import { pageOf } from './paging.ts'
import { integer, items, refuseByPath, text, word, type PatchTable } from './patch.ts'
import { defined, unlessEmpty } from './records.ts'

/** Kept as they are set. Methods cannot refer to them until the data plane asks them: see `methods.ts`. */
export interface Authorizer {
  readonly id: string
  readonly name: string
  readonly type: ApigatewayShapes.AuthorizerType
  readonly authType: string
  readonly providerARNs?: readonly string[]
  readonly authorizerUri?: string
  readonly authorizerCredentials?: string
  readonly identitySource?: string
  readonly identityValidationExpression?: string
  readonly authorizerResultTtlInSeconds?: number
}

interface AuthorizerInput extends ApiInput {
  readonly authorizerId: string
}

/** Ids: apiId/authorizerId */
export const restAuthorizers = documentKind<Authorizer>('rest-authorizer')

const authorizerTypes: readonly Authorizer['type'][] = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS']
const authorizersMax = 10
const secondsToLive = {
  min: 0,
  max: 3600,
  message: 'Authorizer result TTL must be between 0 and 3600 seconds',
} as const

/** The one call that tells an unknown API as a concurrent change. */
export function createAuthorizer(
  input: ApigatewayOperations['CreateAuthorizer']['input'],
  call: Call,
): Promise<Outcome<Authorizer>> {
  return commit(call, async () => {
    const api = await findApi(call, input.restApiId)
    if (!api.ok) return concurrentModification()
    const authorizer: Authorizer = defined({
      id: newShortId(call),
      name: input.name,
      type: input.type,
      authType: input.authType ?? (input.type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
      providerARNs: unlessEmpty(input.providerARNs),
      authorizerUri: input.authorizerUri,
      authorizerCredentials: input.authorizerCredentials,
      identitySource: input.identitySource,
      identityValidationExpression: input.identityValidationExpression,
      authorizerResultTtlInSeconds: input.authorizerResultTtlInSeconds,
    })
    const checked = check(authorizer)
    if (!checked.ok) return checked
    const others = await call.ports.documents.all(restAuthorizers, call.space, partId(input.restApiId, ''))
    if (others.some(({ body }) => body.name === authorizer.name)) {
      return badRequest(`Authorizer name must be unique. Authorizer ${authorizer.name} already exists in this RestApi.`)
    }
    if (others.length >= authorizersMax) {
      return limitExceeded(
        'Maximum number of authorizers for this API has been reached. Please contact AWS if you need additional authorizers.',
      )
    }
    return succeed({
      changes: [insertDocument(restAuthorizers, call.space, partId(input.restApiId, authorizer.id), authorizer)],
      commands: [requireDocument(restApis, call.space, api.value)],
      output: authorizer,
    })
  })
}

/** A function needs its URI, a TOKEN authorizer the header it reads, Cognito its user pools. */
function check(authorizer: Authorizer): Outcome<Authorizer> {
  const { type, authorizerUri = '', identitySource = '', authorizerResultTtlInSeconds: seconds = 300 } = authorizer
  if (authorizer.name === '') return badRequest('Authorizer name must be non-empty')
  if (seconds < secondsToLive.min || seconds > secondsToLive.max) return badRequest(secondsToLive.message)
  if (type === 'COGNITO_USER_POOLS') {
    return authorizer.providerARNs === undefined
      ? badRequest('Cognito User Pool authorizers require at least one provider ARN')
      : succeed(authorizer)
  }
  if (authorizerUri === '') return badRequest('Authorizer URI must be non-empty')
  return type === 'TOKEN' && identitySource === ''
    ? badRequest('Identity source must be non-empty')
    : succeed(authorizer)
}

async function findAuthorizer(call: Call, input: AuthorizerInput): Promise<Outcome<Document<Authorizer>>> {
  const id = partId(input.restApiId, input.authorizerId)
  const found = await call.ports.documents.get(restAuthorizers, call.space, id)
  return found === undefined ? notFound('Invalid Authorizer identifier specified') : succeed(found)
}

export async function getAuthorizer(input: AuthorizerInput, call: Call): Promise<Outcome<Authorizer>> {
  const authorizer = await findAuthorizer(call, input)
  return authorizer.ok ? succeed(authorizer.value.body) : authorizer
}

export async function getAuthorizers(
  input: ApigatewayOperations['GetAuthorizers']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Authorizers>> {
  const api = await findApi(call, input.restApiId)
  if (!api.ok) return api
  const all = await call.ports.documents.all(restAuthorizers, call.space, partId(input.restApiId, ''))
  const authorizers = all.map(({ body }) => body)
  return succeed(pageOf(authorizers, ({ id }) => id, input))
}

const patches: PatchTable<Authorizer> = {
  rules: [
    { path: '/name', replace: text('name', { blank: 'Authorizer name must be non-empty' }) },
    { path: '/type', replace: word('type', authorizerTypes, 'Invalid authorizer type specified') },
    { path: '/authType', replace: text('authType', { blank: 'Invalid authorizer type specified' }) },
    { path: '/authorizerUri', replace: text('authorizerUri') },
    { path: '/authorizerCredentials', replace: text('authorizerCredentials') },
    { path: '/authorizerResultTtlInSeconds', replace: integer('authorizerResultTtlInSeconds', secondsToLive) },
    { path: '/identitySource', replace: text('identitySource') },
    { path: '/identityValidationExpression', replace: text('identityValidationExpression') },
    items<Authorizer>({ path: '/providerARNs', key: 'providerARNs' }),
  ],
  refuse: refuseByPath,
}

export function updateAuthorizer(
  input: ApigatewayOperations['UpdateAuthorizer']['input'],
  call: Call,
): Promise<Outcome<Authorizer>> {
  return patchDocument(call, {
    kind: restAuthorizers,
    find: () => findAuthorizer(call, input),
    table: patches,
    operations: input.patchOperations,
    check: (authorizer) => Promise.resolve(check(authorizer)),
    answer: (authorizer) => authorizer,
  })
}

export function deleteAuthorizer(input: AuthorizerInput, call: Call): Promise<Outcome<Nothing>> {
  return deleteDocument(call, restAuthorizers, () => findAuthorizer(call, input))
}
