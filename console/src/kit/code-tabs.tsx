import { Tabs } from '@cloudscape-design/components'
import { CopyButton } from './copy-button.tsx'
import { useSetting } from './use-setting.ts'

/** The same call in several languages; the language chosen last stays chosen. */
export function CodeTabs({ label, snippets }: CodeTabsProps) {
  const [language, setLanguage] = useSetting('language', snippets[0]?.language ?? '')
  const active = snippets.some((snippet) => snippet.language === language) ? language : (snippets[0]?.language ?? '')
  return (
    <Tabs
      ariaLabel={label}
      activeTabId={active}
      onChange={({ detail }) => setLanguage(detail.activeTabId)}
      tabs={snippets.map((snippet) => ({
        id: snippet.language,
        label: snippet.language,
        content: (
          <div className="json-frame">
            <div className="json-copy">
              <CopyButton text={snippet.code} label={`Copy ${snippet.language}`} />
            </div>
            <pre className="json" tabIndex={0} role="region" aria-label={`${label}: ${snippet.language}`}>
              {snippet.code}
            </pre>
          </div>
        ),
      }))}
    />
  )
}

interface CodeTabsProps {
  /** What the code does, as "Start this execution". */
  readonly label: string
  readonly snippets: readonly Snippet[]
}

export interface Snippet {
  /** Its tab: CLI, curl, JavaScript, Python. */
  readonly language: string
  readonly code: string
}
