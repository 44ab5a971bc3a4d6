import { compileJavaRegex, succeed, type Outcome } from '../../base/index.ts'
import { invalid } from './failures.ts'

/** Whether a message is one that was asked for. */
export type MessageFilter = (message: string) => boolean

/** A filter for `%regex%`, in an engine whose time is linear. */
export function regexFilter(source: string): Outcome<MessageFilter> {
  const regex = compileJavaRegex(source)
  if (!regex.ok) return invalid('Invalid filter pattern: the regular expression is not valid.')
  return succeed((message) => regex.value.matcher(message).find())
}

/** What stands between quotes: a backslash takes the next character as it is. */
export function unescape(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, '$1')
}
