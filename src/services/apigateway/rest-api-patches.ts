import { succeed, type Outcome } from '../../base/index.ts'
import { isReadablePolicy, type EndpointType, type RestApi } from '../../gateway/index.ts'
import { badRequest } from './failures.ts'
import { flag, integer, items, refuseByPath, text, word, type PatchRule, type PatchTable } from './patch.ts'
import { assign, unlessEmpty } from './records.ts'

/** Bytes. */
export const compressionMax = 10_485_760
export const compressionMessage = `Invalid minimum compression size, must be between 0 and ${compressionMax}`
export const privateIsDualstack = 'Only dualstack ipAddressType is supported for Private APIs.'

export const endpointTypes: readonly EndpointType[] = ['REGIONAL', 'EDGE', 'PRIVATE']
export const endpointTypesMessage = `Invalid EndpointTypes specified. Valid options are ${endpointTypes.join(',')}`

const binaryMediaTypes: PatchRule<RestApi> = {
  ...items<RestApi>({ path: '/binaryMediaTypes/{}', key: 'binaryMediaTypes' }),
  // AWS takes the old type away and puts the new one last.
  replace: (api, { name, value }) => {
    const types = api.binaryMediaTypes ?? []
    if (value === undefined || !types.includes(name)) return succeed(api)
    const others = types.filter((type) => type !== name && type !== value)
    return succeed(assign(api, 'binaryMediaTypes', [...others, value]))
  },
}

const endpointType: PatchRule<RestApi> = {
  path: '/endpointConfiguration/types/{}',
  replace: (api, { value }) => {
    const type = endpointTypes.find((known) => known === value)
    if (type === undefined) return badRequest(endpointTypesMessage)
    const { endpointConfiguration } = api
    const ipAddressType = type === 'PRIVATE' ? 'dualstack' : endpointConfiguration.ipAddressType
    return succeed({ ...api, endpointConfiguration: { ...endpointConfiguration, types: [type], ipAddressType } })
  },
}

const ipAddressType: PatchRule<RestApi> = {
  path: '/endpointConfiguration/ipAddressType',
  replace: (api, { value }) => {
    if (value !== 'ipv4' && value !== 'dualstack') return badRequest('ipAddressType must be either ipv4 or dualstack.')
    const { endpointConfiguration } = api
    if (value === 'ipv4' && endpointConfiguration.types.includes('PRIVATE')) return badRequest(privateIsDualstack)
    return succeed({ ...api, endpointConfiguration: { ...endpointConfiguration, ipAddressType: value } })
  },
}

function changeEndpoints(change: (ids: readonly string[], id: string) => readonly string[]) {
  return (api: RestApi, { value }: { readonly value: string | undefined }): Outcome<RestApi> => {
    if (value === undefined || value === '') return badRequest('Invalid VPC endpoint ID specified')
    const { endpointConfiguration } = api
    const ids = unlessEmpty(change(endpointConfiguration.vpcEndpointIds ?? [], value))
    return succeed({ ...api, endpointConfiguration: assign(endpointConfiguration, 'vpcEndpointIds', ids) })
  }
}

const vpcEndpointIds: PatchRule<RestApi> = {
  path: '/endpointConfiguration/vpcEndpointIds',
  add: changeEndpoints((ids, id) => (ids.includes(id) ? ids : [...ids, id])),
  remove: changeEndpoints((ids, id) => ids.filter((other) => other !== id)),
}

/** A policy that the data plane cannot read would let in nobody. An empty one takes away what there is. */
export function checkPolicy(policy: string | undefined): Outcome<undefined> {
  if (policy === undefined || policy === '' || isReadablePolicy(policy)) return succeed(undefined)
  return badRequest('Invalid policy document. Please check the policy syntax and ensure that Principals are valid.')
}

export const restApiPatches: PatchTable<RestApi> = {
  rules: [
    { path: '/name', replace: text('name', { blank: 'API name must be non-empty' }) },
    { path: '/description', replace: text('description') },
    {
      path: '/policy',
      replace: (api, step) => {
        const checked = checkPolicy(step.value)
        return checked.ok ? text<RestApi>('policy')(api, step) : checked
      },
    },
    {
      path: '/apiKeySource',
      replace: word('apiKeySource', ['HEADER', 'AUTHORIZER'], 'Invalid API key source. Must be HEADER or AUTHORIZER'),
    },
    { path: '/disableExecuteApiEndpoint', replace: flag('disableExecuteApiEndpoint') },
    {
      path: '/minimumCompressionSize',
      replace: integer('minimumCompressionSize', { min: 0, max: compressionMax, message: compressionMessage }),
    },
    { path: '/securityPolicy', replace: text('securityPolicy') },
    { path: '/endpointAccessMode', replace: text('endpointAccessMode') },
    binaryMediaTypes,
    endpointType,
    ipAddressType,
    vpcEndpointIds,
  ],
  refuse: (step, rule) =>
    // Recorded for the types alone: AWS names operations here that it then does not take.
    rule === endpointType
      ? { code: 'BadRequestException', message: "Invalid patch operation specified. Must be 'add'|'remove'|'replace'" }
      : refuseByPath(step, rule),
}
