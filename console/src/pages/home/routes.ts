import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [{ path: '/', title: 'Home', load: () => import('./home-page.tsx') }]
