import { generateThemeStylesheet } from '@cloudscape-design/components/theming'
import { tokens } from './tokens.ts'

/** The tokens as CSS. Run while the console is built: the generator with all of Cloudscape's values is half a megabyte. */
export const stylesheet = generateThemeStylesheet({ theme: { tokens } })
