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
  return (
    <div id="top-bar">
      <TopNavigation
        identity={{ href: '/', title: 'Stile', logo: { src: logo, alt: 'Stile logo' }, onFollow: follow }}
        i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
        utilities={[useServicesMenu(), useThemeMenu(), useRegionMenu(session), usePersonMenu(session, onShortcuts)]}
      />
    </div>
  )
}

type Menu = TopNavigationProps.MenuDropdownUtility

function useServicesMenu(): Menu {
  return {
    type: 'menu-dropdown',
    text: 'Services',
    iconName: 'menu',
    items: areas.map(({ id, title, href }) => ({ id, text: title, href })),
    onItemFollow: useFollow(),
  }
}

const modes: readonly (readonly [ModeChoice, string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
]

function useThemeMenu(): Menu {
  const { choice } = useMode()
  return {
    type: 'menu-dropdown',
    iconName: 'light-dark',
    ariaLabel: 'Theme',
    title: 'Theme',
    items: modes.map(([id, text]) => ({ id, text, itemType: 'checkbox', checked: choice === id })),
    onItemClick: ({ detail }) => chooseMode(detail.id as ModeChoice),
  }
}

function useRegionMenu(session: Session): Menu {
  const region = useRegion()
  return {
    type: 'menu-dropdown',
    text: region,
    iconName: 'globe',
    ariaLabel: `Region: ${region}`,
    items: [...new Set([region, session.region, ...regions])].map((id) => ({ id, text: id })),
    onItemClick: ({ detail }) => chooseRegion(detail.id),
  }
}

function usePersonMenu({ principal, automatic }: Session, onShortcuts: () => void): Menu {
  const [, navigate] = useLocation()
  const signOut = useSignOut()
  const notifyError = useNotifyError()
  const person = `${principal.name} · ${principal.account.replace(/(\d{4})(?=\d)/g, '$1-')}`
  return {
    type: 'menu-dropdown',
    text: person,
    title: `${principal.name} in account ${principal.account}`,
    description: principal.arn,
    iconName: 'user-profile',
    ariaLabel: `Signed in as ${person}`,
    items: [
      { id: 'instance', text: 'This server', href: '/instance' },
      { id: 'keys', text: 'Keyboard shortcuts' },
      { id: 'out', text: automatic ? 'Sign in as somebody else' : 'Sign out' },
    ],
    onItemFollow: useFollow(),
    onItemClick: ({ detail }) => {
      if (detail.id === 'keys') onShortcuts()
      if (detail.id === 'out') signOut().then(() => navigate('/'), notifyError)
    },
  }
}
