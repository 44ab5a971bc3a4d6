import type { Route } from '../../route.ts'

export const routes: readonly Route[] = [
  { path: '/iam/users', title: 'Users', load: () => import('./users-page.tsx') },
  { path: '/iam/users/:name', title: 'User', load: () => import('./user-page.tsx') },
  { path: '/iam/groups', title: 'Groups', load: () => import('./groups-page.tsx') },
  { path: '/iam/groups/:name', title: 'Group', load: () => import('./group-page.tsx') },
  { path: '/iam/roles', title: 'Roles', load: () => import('./roles-page.tsx') },
  { path: '/iam/roles/create', title: 'Create role', load: () => import('./create-role-page.tsx') },
  { path: '/iam/roles/:name', title: 'Role', load: () => import('./role-page.tsx') },
  { path: '/iam/simulator', title: 'Policy simulator', load: () => import('./simulator-page.tsx') },
  { path: '/iam/policies', title: 'Policies', load: () => import('./policies-page.tsx') },
  { path: '/iam/policies/create', title: 'Create policy', load: () => import('./create-policy-page.tsx') },
  { path: '/iam/policies/:arn', title: 'Policy', load: () => import('./policy-page.tsx') },
]
