import { usePage, type Crumb } from '../../shell/page.tsx'

const lists: Readonly<Record<'users' | 'groups' | 'roles' | 'policies', Crumb>> = {
  users: { text: 'Users', href: '/iam/users' },
  groups: { text: 'Groups', href: '/iam/groups' },
  roles: { text: 'Roles', href: '/iam/roles' },
  policies: { text: 'Policies', href: '/iam/policies' },
}

/** A page below one of IAM's lists. */
export function useIamPage(list: keyof typeof lists, title: string): void {
  usePage({ title, crumbs: [lists[list]] })
}

export const roleHref = (name: string): string => `/iam/roles/${encodeURIComponent(name)}`
export const policyHref = (arn: string): string => `/iam/policies/${encodeURIComponent(arn)}`
export const userHref = (name: string): string => `/iam/users/${encodeURIComponent(name)}`
export const groupHref = (name: string): string => `/iam/groups/${encodeURIComponent(name)}`
