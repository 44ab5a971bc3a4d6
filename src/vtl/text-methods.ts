import { compileJavaRegex, type JavaRegex } from '../base/index.ts'
import { formatText, hashOfText } from './java-text.ts'
import { javaException, methodTable, type MethodTable } from './methods.ts'
import { bounded, checkLength, joined, spend, stop, type Run } from './run.ts'
import { textOf } from './text-of.ts'
import { isMap, itemsOf, list, type Value } from './values.ts'

const javaString = 'java.lang.String'

/** Characters of Java are texts of length one here. */
export const textMethods: MethodTable<string> = methodTable<string>([
  ['length', [], (self) => self.length],
  ['isEmpty', [], (self) => self === ''],
  ['isBlank', [], (self) => self.trim() === ''],
  ['equalsIgnoreCase', ['text'], (self, [other]) => self.toLowerCase() === text(other).toLowerCase()],
  ['contentEquals', ['text'], (self, [other]) => self === other],
  ['compareTo', ['text'], (self, [other]) => compare(self, text(other))],
  ['compareToIgnoreCase', ['text'], (self, [other]) => compare(self.toLowerCase(), text(other).toLowerCase())],
  ['contains', ['text'], (self, [part]) => self.includes(text(part))],
  ['startsWith', ['text'], (self, [part]) => self.startsWith(text(part))],
  ['startsWith', ['text', 'int'], (self, [part, at]) => self.startsWith(text(part), int(at))],
  ['endsWith', ['text'], (self, [part]) => self.endsWith(text(part))],
  ['indexOf', ['text'], (self, [part]) => self.indexOf(text(part))],
  ['indexOf', ['int'], (self, [code]) => self.indexOf(String.fromCharCode(int(code)))],
  ['indexOf', ['text', 'int'], (self, [part, from]) => self.indexOf(text(part), int(from))],
  ['lastIndexOf', ['text'], (self, [part]) => self.lastIndexOf(text(part))],
  ['lastIndexOf', ['text', 'int'], (self, [part, from]) => self.lastIndexOf(text(part), int(from))],
  ['substring', ['int'], (self, [from]) => substring(self, int(from), self.length)],
  ['substring', ['int', 'int'], (self, [from, to]) => substring(self, int(from), int(to))],
  ['subSequence', ['int', 'int'], (self, [from, to]) => substring(self, int(from), int(to))],
  ['charAt', ['int'], (self, [at]) => self[int(at)] ?? javaException('charAt', javaString, outOfBounds)],
  [
    'codePointAt',
    ['int'],
    (self, [at]) => self.codePointAt(int(at)) ?? javaException('codePointAt', javaString, outOfBounds),
  ],
  ['toUpperCase', [], (self) => self.toUpperCase()],
  ['toLowerCase', [], (self) => self.toLowerCase()],
  ['trim', [], (self) => self.replace(/^[\0- ]+|[\0- ]+$/g, '')],
  ['strip', [], (self) => self.trim()],
  ['intern', [], (self) => self],
  ['concat', ['text'], (self, [other]) => bounded(self + text(other))],
  ['repeat', ['int'], (self, [count]) => repeated(self, int(count))],
  ['replace', ['text', 'text'], (self, [part, by], run) => replaced(run, self, text(part), text(by))],
  ['replaceAll', ['text', 'text'], (self, [regex, by], run) => replacedBy(run, self, text(regex), text(by), true)],
  ['replaceFirst', ['text', 'text'], (self, [regex, by], run) => replacedBy(run, self, text(regex), text(by), false)],
  ['matches', ['text'], (self, [regex], run) => compiled(run, self, text(regex)).testExact(self)],
  ['split', ['text'], (self, [regex], run) => split(run, self, text(regex), 0)],
  ['split', ['text', 'int'], (self, [regex, most], run) => split(run, self, text(regex), int(most))],
  ['toCharArray', [], (self, _, run) => characters(run, self)],
  ['getBytes', [], (self, _, run) => bytes(run, self)],
  ['format', ['text', 'rest'], (_, [format, ...values], run) => formatted(run, text(format), values)],
  ['join', ['text', 'rest'], (_, [separator, ...values], run) => joinedTexts(run, text(separator), values)],
  ['valueOf', ['any'], (_, [value], run) => textOf(run, value ?? null)],
  ['hashCode', [], (self) => hashOfText(self)],
])

const outOfBounds = 'java.lang.StringIndexOutOfBoundsException'

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : ''
}

function int(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0
}

/** The difference of the first units that differ, or of the lengths. */
function compare(left: string, right: string): number {
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const difference = left.charCodeAt(at) - right.charCodeAt(at)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function substring(self: string, from: number, to: number): string {
  if (from < 0 || to > self.length || from > to) return javaException('substring', javaString, outOfBounds)
  return self.slice(from, to)
}

function repeated(self: string, count: number): string {
  if (count < 0) return javaException('repeat', javaString, 'java.lang.IllegalArgumentException')
  checkLength(self.length * count)
  return self.repeat(count)
}

function replaced(run: Run, self: string, part: string, by: string): string {
  spend(run, self.length >> 6)
  let count = 0
  if (part === '') count = self.length + 1
  else for (let at = self.indexOf(part); at >= 0; at = self.indexOf(part, at + part.length)) count++
  checkLength(self.length + count * (by.length - part.length))
  return self.replaceAll(part, () => by)
}

/** Patterns of one template are few and come again: each is compiled once, and forgotten when there are many. */
const patterns = new Map<string, JavaRegex>()
const patternsMax = 500

function compiled(run: Run, self: string, source: string): JavaRegex {
  spend(run, 1 + (self.length >> 4))
  const known = patterns.get(source)
  if (known !== undefined) return known
  const regex = compileJavaRegex(source)
  if (!regex.ok)
    return stop(`The regular expression ${JSON.stringify(source)} cannot be used: ${regex.failure.message}`)
  if (patterns.size >= patternsMax) patterns.clear()
  patterns.set(source, regex.value)
  return regex.value
}

function replacedBy(run: Run, self: string, source: string, by: string, all: boolean): string {
  const matcher = compiled(run, self, source).matcher(self)
  const pieces = replacementPieces(by)
  let text = ''
  let from = 0
  while (matcher.find()) {
    spend(run, 1)
    text += self.slice(from, matcher.start())
    for (const piece of pieces) text = bounded(text + (typeof piece === 'string' ? piece : group(matcher, piece.group)))
    from = matcher.end()
    if (!all) break
  }
  return bounded(text + self.slice(from))
}

type Piece = string | { readonly group: number | string }

/** `$1` and `${name}` stand for groups, a backslash takes what follows as it is. */
function replacementPieces(by: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const [part] of by.matchAll(/\\[\s\S]?|\$\{\w+\}|\$\d|\$|[^\\$]+/g)) {
    if (part === '\\' || part === '$')
      stop(`The replacement ${JSON.stringify(by)} threw java.lang.IllegalArgumentException`)
    if (part.startsWith('\\')) pieces.push(part.slice(1))
    else if (part.startsWith('${')) pieces.push({ group: part.slice(2, -1) })
    else pieces.push(part.startsWith('$') ? { group: Number(part.slice(1)) } : part)
  }
  return pieces
}

function group(matcher: ReturnType<JavaRegex['matcher']>, name: number | string): string {
  if (typeof name === 'number' && name > matcher.groupCount()) {
    return javaException('replaceAll', javaString, `java.lang.IndexOutOfBoundsException: No group ${name}`)
  }
  if (typeof name === 'string' && !Object.hasOwn(matcher.getNamedGroups(), name)) {
    return javaException('replaceAll', javaString, `java.lang.IllegalArgumentException: No group with name {${name}}`)
  }
  return matcher.group(name) ?? ''
}

/** String.split: a limit of zero drops empty texts at the end, a match of nothing at the beginning gives none. */
function split(run: Run, self: string, source: string, most: number): Value {
  const matcher = compiled(run, self, source).matcher(self)
  const partsMax = most > 0 ? most : Infinity
  const parts: string[] = []
  let from = 0
  while (parts.length < partsMax - 1 && matcher.find()) {
    spend(run, 1)
    if (matcher.end() === 0) continue
    parts.push(self.slice(from, matcher.start()))
    from = matcher.end()
  }
  parts.push(self.slice(from))
  if (most === 0 && parts.length > 1) return javaArray(parts.slice(0, parts.findLastIndex((part) => part !== '') + 1))
  return javaArray(parts)
}

function javaArray(items: Value[]): Value {
  return list(items, '[Ljava.lang.String;')
}

function characters(run: Run, self: string): Value {
  spend(run, self.length)
  return list(self.split(''), '[C')
}

function bytes(run: Run, self: string): Value {
  spend(run, self.length)
  const escaped = encodeURIComponent(self.toWellFormed())
  const codes = escaped.match(/%[0-9A-F]{2}|[^%]/g) ?? []
  return list(
    codes.map((code) => (code.length === 3 ? (Number.parseInt(code.slice(1), 16) << 24) >> 24 : code.charCodeAt(0))),
    '[B',
  )
}

function formatted(run: Run, format: string, values: readonly Value[]): string {
  const [only] = values
  const items = values.length === 1 && only !== undefined ? itemsOf(only) : undefined
  return bounded(formatText(run, format, items ?? values))
}

function joinedTexts(run: Run, separator: string, values: readonly Value[]): string {
  const [only] = values
  const items = values.length === 1 && only !== undefined && !isMap(only) ? itemsOf(only) : undefined
  return joined(run, items ?? values, separator, (value) => textOf(run, value))
}
