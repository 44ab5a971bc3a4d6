import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/states/executions/:arn', title: 'Execution', load: () => import('./execution-page.tsx') },
  { path: '/states/map-runs/:arn', title: 'Map Run', load: () => import('./map-run-page.tsx') },
]
