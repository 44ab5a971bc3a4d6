import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/instance', title: 'This server', load: () => import('./instance-page.tsx') },
]
