import type { Theme } from '@cloudscape-design/components/theming'

const sans = "'Inter Variable', system-ui, sans-serif"
const mono = "'JetBrains Mono Variable', ui-monospace, monospace"
/** Colours come as a pair; fonts and radii are plain strings (a pair would be ignored without a word). */
const pair = (light: string, dark: string) => ({ light, dark })

/** What Cloudscape's components look like here; `stylesheet.ts` makes CSS of it. */
export const tokens: Theme['tokens'] = {
  fontFamilyBase: sans,
  fontFamilyHeading: sans,
  fontFamilyDisplay: sans,
  fontFamilyMonospace: mono,
  borderRadiusButton: '8px',
  borderRadiusContainer: '14px',
  borderRadiusInput: '8px',
  borderRadiusTiles: '10px',
  borderRadiusBadge: '6px',
  fontWeightButton: '600',
  colorBackgroundLayoutMain: pair('#f7f9fb', '#0d1218'),
  colorBackgroundContainerContent: pair('#ffffff', '#141b23'),
  colorBackgroundContainerHeader: pair('#ffffff', '#141b23'),
  colorBorderDividerDefault: pair('#dfe4ea', '#2b3642'),
  colorBorderDividerSecondary: pair('#e8ecf0', '#232d38'),
  colorTextLinkDefault: pair('#0b62d6', '#6cb0ff'),
  colorTextAccent: pair('#0b62d6', '#6cb0ff'),
  colorBackgroundButtonPrimaryDefault: pair('#0b62d6', '#58a6ff'),
  colorBackgroundButtonPrimaryHover: pair('#0950b0', '#7dbbff'),
  colorBackgroundButtonPrimaryActive: pair('#07428f', '#58a6ff'),
  colorBorderButtonNormalDefault: pair('#b9c2cc', '#4a5766'),
  colorTextButtonNormalDefault: pair('#1f2a37', '#e3e9f0'),
  colorBorderButtonNormalHover: pair('#0b62d6', '#6cb0ff'),
  colorTextButtonNormalHover: pair('#0b62d6', '#6cb0ff'),
}
