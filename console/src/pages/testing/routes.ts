import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/states/test', title: 'Test a state', load: () => import('./test-state-page.tsx') },
]
