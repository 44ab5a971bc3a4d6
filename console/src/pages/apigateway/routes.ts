import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/apigateway/apis', title: 'APIs', load: () => import('./apis-page.tsx') },
  {
    path: '/apigateway/apis/:apiId/resources/:resourceId?/:method?',
    title: 'Resources',
    load: () => import('./resources-page.tsx'),
  },
  { path: '/apigateway/apis/:apiId/stages/:stage?', title: 'Stages', load: () => import('./stages-page.tsx') },
  { path: '/apigateway/apis/:apiId/settings', title: 'API settings', load: () => import('./settings-page.tsx') },
]
