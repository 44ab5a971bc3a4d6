const part = encodeURIComponent

export const apisHref = '/apigateway/apis'
export const resourcesHref = (apiId: string): string => `${apisHref}/${part(apiId)}/resources`
export const resourceHref = (apiId: string, resourceId: string): string => `${resourcesHref(apiId)}/${part(resourceId)}`
export const methodHref = (apiId: string, resourceId: string, httpMethod: string): string =>
  `${resourceHref(apiId, resourceId)}/${part(httpMethod)}`
export const stagesHref = (apiId: string): string => `${apisHref}/${part(apiId)}/stages`
export const stageHref = (apiId: string, stage: string): string => `${stagesHref(apiId)}/${part(stage)}`
export const settingsHref = (apiId: string): string => `${apisHref}/${part(apiId)}/settings`
