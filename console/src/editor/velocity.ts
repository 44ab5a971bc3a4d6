import { StreamLanguage, type StringStream } from '@codemirror/language'

interface Place {
  /** Inside of `#* … *#`. */
  comment: boolean
}

const directive = /^#(?:\{?(?:set|if|elseif|else|end|foreach|break|stop|macro)\}?)\b/
const reference = /^\$!?(?:\{[\w.]+\}|[A-Za-z]\w*(?:\.[A-Za-z]\w*)*)/

/** Colours of a mapping template: directives, references, and the JSON around them. */
export const velocity = StreamLanguage.define<Place>({
  name: 'velocity',
  startState: () => ({ comment: false }),
  token: (stream, place) => {
    if (place.comment) return comment(stream, place)
    if (stream.match('##')) return skip(stream)
    if (stream.match('#*')) return comment(stream, place)
    if (stream.match(directive)) return 'keyword'
    if (stream.match(reference)) return 'variableName'
    // A text of JSON or of a directive; references in it are coloured for themselves.
    if (stream.match(/^"(?:[^"\\$#]|\\.)*"(?=\s*:)/)) return 'propertyName'
    if (stream.match(/^'[^']*'/) || stream.match(/^"(?:[^"\\$]|\\.)*"?/)) return 'string'
    if (stream.match(/^-?\d+(?:\.\d+)?\b/)) return 'number'
    if (stream.match(/^(?:true|false|null)\b/)) return 'bool'
    stream.next()
    return null
  },
  languageData: { commentTokens: { line: '##', block: { open: '#*', close: '*#' } } },
})

function skip(stream: StringStream): string {
  stream.skipToEnd()
  return 'comment'
}

function comment(stream: StringStream, place: Place): string {
  const closed = stream.skipTo('*#')
  if (closed) stream.match('*#')
  else stream.skipToEnd()
  place.comment = !closed
  return 'comment'
}
