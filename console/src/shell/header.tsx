import { TopNavigation, type TopNavigationProps } from '@cloudscape-design/components'
import { useLocation } from 'wouter'
import { chooseRegion, useRegion } from '../aws/region.ts'
import logo from '../theme/logo.svg'
import { chooseMode, useMode, type ModeChoice } from '../theme/mode.ts'
import { areas } from './areas.ts'
import { useFollow } from './links.tsx'
import { useNotifyError } from './notifications.tsx'
import { useSignOut, type Session } from './session.ts'

const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'sa-east-1',
]

/** The bar at the top: where to go, the colours, the region and who is signed in. */
export function TopBar({ session, onShortcuts }: { readonly session: Session; readonly onShortcuts: () => void }) {
  const follow = useFollow()
  const region = useRegion()
  const mode = useMode()
  const [, navigate] = useLocation()
  const signOut = useSignOut()
  const notifyError = useNotifyError()
  const choices = [...new Set([region, session.region, ...regions])]
  const utilities: TopNavigationProps.Utility[] = [
    {
      type: 'menu-dropdown',
      text: 'Services',
      iconName: 'menu',
      items: areas.map(({ id, title, href }) => ({ id, text: title, href })),
      onItemFollow: follow,
    },
    {
      type: 'menu-dropdown',
      iconName: 'light-dark',
      ariaLabel: 'Theme',
      title: 'Theme',
      items: (['light', 'dark', 'system'] as const).map((id) => ({
        id,
        itemType: 'checkbox',
        checked: mode.choice === id,
        text: { light: 'Light', dark: 'Dark', system: 'As the system' }[id],
      })),
      onItemClick: ({ detail }) => chooseMode(detail.id as ModeChoice),
    },
    {
      type: 'menu-dropdown',
      text: region,
      iconName: 'globe',
      ariaLabel: `Region: ${region}`,
      items: choices.map((id) => ({ id, text: id })),
      onItemClick: ({ detail }) => chooseRegion(detail.id),
    },
    {
      type: 'menu-dropdown',
      text: session.principal.name,
      description: session.principal.arn,
      iconName: 'user-profile',
      ariaLabel: `Signed in as ${session.principal.name}`,
      items: [
        { id: 'instance', text: 'This server', href: '/instance' },
        { id: 'keys', text: 'Keyboard shortcuts' },
        { id: 'out', text: session.automatic ? 'Sign in as somebody else' : 'Sign out' },
      ],
      onItemFollow: follow,
      onItemClick: ({ detail }) => {
        if (detail.id === 'keys') onShortcuts()
        if (detail.id === 'out') signOut().then(() => navigate('/'), notifyError)
      },
    },
  ]
  return (
    <div id="top-bar">
      <TopNavigation
        identity={{ href: '/', title: 'Stile', logo: { src: logo, alt: 'Stile logo' }, onFollow: follow }}
        i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
        utilities={utilities}
      />
    </div>
  )
}
