import { KeyValuePairs, Modal } from '@cloudscape-design/components'
import { areas } from './areas.ts'

export function Shortcuts({ onDismiss }: { readonly onDismiss: () => void }) {
  const rows = [
    ['/', 'Search on this page'],
    ['g h', 'Home'],
    ...areas.map(({ letter, title }) => [`g ${letter}`, title]),
    ['Esc', 'Close what is open'],
    ['?', 'This list'],
  ]
  return (
    <Modal visible header="Keyboard" closeAriaLabel="Close" onDismiss={onDismiss}>
      <KeyValuePairs
        columns={2}
        items={rows.map(([keys, does]) => ({
          label: does,
          value: (keys ?? '').split(' ').map((key) => (
            <kbd key={key} className="key">
              {key}
            </kbd>
          )),
        }))}
      />
    </Modal>
  )
}
