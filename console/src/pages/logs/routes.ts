import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/logs', title: 'Log groups', load: () => import('./groups-page.tsx') },
  { path: '/logs/:group', title: 'Log group', load: () => import('./group-page.tsx') },
]
