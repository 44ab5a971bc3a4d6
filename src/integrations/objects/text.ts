import { fail, limits, succeed, type Outcome } from '../../base/index.ts'
import { itemOfJson, type JsonItem } from './json.ts'

/** The text of UTF-8 bytes, piece by piece. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** Lines that are not blank. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Outcome<string>> {
  let rest = ''
  for await (const piece of text) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield succeed(line)
    if (rest.length > limits.itemCharacters) {
      yield fail('States.ItemReaderFailed', 'A line of the file is larger than an item may be.')
      return
    }
  }
  if (rest.trim() !== '') yield succeed(rest)
}

/** The value of each line. */
export async function* jsonLines(text: AsyncIterable<string>): AsyncGenerator<Outcome<JsonItem>> {
  for await (const line of linesOf(text)) {
    const parsed = line.ok ? itemOfJson(line.value) : undefined
    if (!line.ok) yield line
    else if (parsed?.ok === true) yield parsed
    else yield fail('States.ItemReaderFailed', `A line is not valid JSON: ${parsed?.failure.message ?? ''}`)
  }
}
