import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/apigateway/apis', title: 'APIs', load: () => import('./apis-page.tsx') },
  {
    path: '/apigateway/apis/:apiId/resources/:resourceId?/:method?',
    title: 'Resources',
    load: () => import('./resources-page.tsx'),
  },
  { path: '/apigateway/apis/:apiId/stages/:stage?', title: 'Stages', load: () => import('./stages-page.tsx') },
  { path: '/apigateway/apis/:apiId/models', title: 'Models', load: () => import('./models-page.tsx') },
  {
    path: '/apigateway/apis/:apiId/gateway-responses',
    title: 'Gateway responses',
    load: () => import('./gateway-responses-page.tsx'),
  },
  {
    path: '/apigateway/apis/:apiId/resource-policy',
    title: 'Resource policy',
    load: () => import('./resource-policy-page.tsx'),
  },
  { path: '/apigateway/usage-plans', title: 'Usage plans', load: () => import('./usage-plans-page.tsx') },
  { path: '/apigateway/api-keys', title: 'API keys', load: () => import('./api-keys-page.tsx') },
  { path: '/apigateway/apis/:apiId/settings', title: 'API settings', load: () => import('./settings-page.tsx') },
]
