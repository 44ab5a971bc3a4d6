/** The parts of the console: where each starts, and what its side navigation shows. */
export interface Area {
  readonly id: string
  readonly title: string
  /** The word in the breadcrumbs, where it is shorter. */
  readonly crumb: string
  readonly href: string
  /** Paths that start so belong to it. */
  readonly prefix: string
  /** Goes there after `g`. */
  readonly letter: string
  /** Groups of links, parted by lines. */
  readonly links: readonly (readonly AreaLink[])[]
}

export interface AreaLink {
  readonly text: string
  readonly href: string
}

export const areas: readonly Area[] = [
  {
    id: 'states',
    title: 'Step Functions',
    crumb: 'Step Functions',
    href: '/states/machines',
    prefix: '/states',
    letter: 's',
    links: [
      [
        { text: 'State machines', href: '/states/machines' },
        { text: 'Activities', href: '/states/activities' },
      ],
      [{ text: 'Test a state', href: '/states/test' }],
    ],
  },
  {
    id: 'apigateway',
    title: 'API Gateway',
    crumb: 'API Gateway',
    href: '/apigateway/apis',
    prefix: '/apigateway',
    letter: 'a',
    links: [
      [
        { text: 'APIs', href: '/apigateway/apis' },
        { text: 'Usage plans', href: '/apigateway/usage-plans' },
        { text: 'API keys', href: '/apigateway/api-keys' },
      ],
    ],
  },
  {
    id: 'iam',
    title: 'Identity and access',
    crumb: 'IAM',
    href: '/iam/roles',
    prefix: '/iam',
    letter: 'i',
    links: [
      [
        { text: 'Users', href: '/iam/users' },
        { text: 'Groups', href: '/iam/groups' },
        { text: 'Roles', href: '/iam/roles' },
        { text: 'Policies', href: '/iam/policies' },
      ],
      [{ text: 'Policy simulator', href: '/iam/simulator' }],
    ],
  },
  {
    id: 'logs',
    title: 'Logs',
    crumb: 'Logs',
    href: '/logs',
    prefix: '/logs',
    letter: 'l',
    links: [[{ text: 'Log groups', href: '/logs' }]],
  },
  {
    id: 'functions',
    title: 'Functions',
    crumb: 'Functions',
    href: '/functions',
    prefix: '/functions',
    letter: 'f',
    links: [[{ text: 'Functions', href: '/functions' }]],
  },
  {
    id: 'instance',
    title: 'This server',
    crumb: 'This server',
    href: '/instance',
    prefix: '/instance',
    letter: 'o',
    links: [[{ text: 'Status and settings', href: '/instance' }]],
  },
]

/** The area that a path belongs to; none for the home page. */
export const areaOf = (path: string): Area | undefined =>
  areas.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
