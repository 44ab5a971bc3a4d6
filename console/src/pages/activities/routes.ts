import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/states/activities', title: 'Activities', load: () => import('./activities-page.tsx') },
]
