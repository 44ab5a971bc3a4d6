import completeAsl from 'amazon-states-language-service/out/completion/completeAsl.js'
import schema from 'amazon-states-language-service/out/json-schema/bundled.json'
import {
  getLanguageService,
  TextDocument,
  type CompletionList,
  type JSONDocument,
  type Position,
} from 'vscode-json-languageservice'

/**
 * The completions of AWS's language service, from its parts: its own entry pulls in YAML and a formatter, 1.9 MB
 * compressed instead of a tenth of a megabyte.
 */
export async function completionsOf(text: string, index: number): Promise<CompletionList & { document: TextDocument }> {
  const document = TextDocument.create('asl://definition.asl', 'asl', 1, text)
  const position = document.positionAt(index)
  const parsed = service.parseJSONDocument(document)
  const plain = (await service.doComplete(document, position, parsed)) ?? { isIncomplete: false, items: [] }
  const list = await complete(document, position, parsed, plain, {})
  return { ...list, document }
}

const service = getLanguageService({})
service.configure({
  validate: false,
  allowComments: false,
  schemas: [{ uri: 'asl', fileMatch: ['*'], schema }],
})

type Complete = (
  document: TextDocument,
  position: Position,
  parsed: JSONDocument,
  plain: CompletionList,
  options: object,
) => Promise<CompletionList>

/** The default export of a CommonJS module is wrapped once by the development server, and twice by the build. */
function unwrapped(module: unknown): Complete {
  let found = module
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default
  return found as Complete
}

const complete = unwrapped(completeAsl)
