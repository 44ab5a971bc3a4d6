import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/states/machines', title: 'State machines', load: () => import('./machines-page.tsx') },
  { path: '/states/machines/create', title: 'Create state machine', load: () => import('./machine-create-page.tsx') },
  { path: '/states/machines/:arn', title: 'State machine', load: () => import('./machine-page.tsx') },
  { path: '/states/machines/:arn/edit', title: 'Edit state machine', load: () => import('./machine-edit-page.tsx') },
  { path: '/states/executions/:arn', title: 'Execution', load: () => import('./execution-page.tsx') },
  { path: '/states/map-runs/:arn', title: 'Map Run', load: () => import('./map-run-page.tsx') },
]
