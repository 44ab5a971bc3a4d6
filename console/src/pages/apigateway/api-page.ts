import type { RestApi } from '@aws-sdk/client-api-gateway'
import type { UseQueryResult } from '@tanstack/react-query'
import { useAwsQuery } from '../../aws/queries.ts'
import { usePage, useRouteParameter } from '../../shell/page.tsx'
import { apisHref, resourcesHref, settingsHref, stagesHref } from './apigateway-links.ts'

export interface ApiPage {
  readonly apiId: string
  readonly api: UseQueryResult<RestApi>
}

/** A page below one API: its title, breadcrumbs and side links. */
export function useApiPage(title: string): ApiPage {
  const apiId = useRouteParameter('apiId')
  const api = useAwsQuery('apigateway', 'getRestApi', { restApiId: apiId })
  const name = api.data?.name
  usePage({
    title,
    crumbs: [
      { text: 'APIs', href: apisHref },
      { text: name === undefined ? apiId : `${name} (${apiId})`, href: resourcesHref(apiId) },
    ],
    section: {
      text: `API: ${name ?? apiId}`,
      links: [
        { text: 'Resources', href: resourcesHref(apiId) },
        { text: 'Stages', href: stagesHref(apiId) },
        { text: 'Gateway responses', href: `${apisHref}/${encodeURIComponent(apiId)}/gateway-responses` },
        { text: 'Models', href: `${apisHref}/${encodeURIComponent(apiId)}/models` },
        { text: 'Resource policy', href: `${apisHref}/${encodeURIComponent(apiId)}/resource-policy` },
        { text: 'API settings', href: settingsHref(apiId) },
      ],
    },
  })
  return { apiId, api }
}
