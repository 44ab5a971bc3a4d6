import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/iam/roles', title: 'Roles', load: () => import('./roles-page.tsx') },
  { path: '/iam/roles/create', title: 'Create role', load: () => import('./create-role-page.tsx') },
  { path: '/iam/roles/:name', title: 'Role', load: () => import('./role-page.tsx') },
  { path: '/iam/policies', title: 'Policies', load: () => import('./policies-page.tsx') },
  { path: '/iam/policies/create', title: 'Create policy', load: () => import('./create-policy-page.tsx') },
  { path: '/iam/policies/:arn', title: 'Policy', load: () => import('./policy-page.tsx') },
]
