/**
 * The house rules that the compiler and the linter cannot check. Every message names the place and the cure.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { limits } from '../src/base/index.ts'
import { layers, type ModuleName } from '../tools/layers.ts'
import { tsconfigFiles } from '../tools/generate-tsconfigs.ts'

const fileLinesMax = 400
const functionLinesMax = 60
const drawers = /(^|\/)(util|utils|helper|helpers|common|manager|managers|misc|lib)(\.|\/)/

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path))
const sources = tracked.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes('/generated/'))
const texts = new Map(sources.map((path) => [path, readFileSync(path, 'utf8')]))

/** Fails with all problems at once, one a line. */
function checkEach(problemsOf: (path: string, text: string) => readonly string[]): void {
  const problems = [...texts].flatMap(([path, text]) => problemsOf(path, text).map((problem) => `${path}${problem}`))
  assert.deepEqual(problems, [])
}

test('a file has at most 400 lines and is no drawer', () => {
  checkEach((path, text) => {
    const problems: string[] = []
    const lines = text.split('\n').length - 1
    if (lines > fileLinesMax) problems.push(`: ${lines} lines; split it by idea, ${fileLinesMax} is the most`)
    if (drawers.test(path)) problems.push(': named like a drawer; name the thing that it holds')
    return problems
  })
})

test('a function has at most 60 lines', () => {
  checkEach((path, text) => {
    if (path.endsWith('.test.ts')) return []
    return longFunctions(text).map(
      ({ line, lines }) =>
        `:${line}: a function of ${lines} lines; ${functionLinesMax} is the most, give its steps names of their own`,
    )
  })
})

test('a module is imported through its door only, and imports only what its layer allows', () => {
  checkEach((path, text) => {
    const module = moduleOf(path)
    const problems: string[] = []
    for (const [, target] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const imported = moduleOf(resolvePath(path, target as string))
      if (imported === undefined || imported === module) continue
      if (module !== undefined && !path.endsWith('.test.ts') && !layers[module].imports.includes(imported)) {
        problems.push(
          `: imports ${imported}, which layers.ts does not allow ${module}; pass what it needs as an argument`,
        )
      }
      if (!(target as string).endsWith(`/${imported}/index.ts`) && module !== undefined && !path.endsWith('.test.ts')) {
        problems.push(`: reaches into ${imported} past its index.ts (${target}); export it there or do without`)
      }
    }
    return problems
  })
})

test('pure modules read no clock, no chance, and evaluate no text', () => {
  const forbidden: readonly (readonly [pattern: RegExp, cure: string])[] = [
    [/\bDate\.now\(/, 'take the time as an argument'],
    [/\bnew Date\(\)/, 'take the time as an argument'],
    [/\bMath\.random\(/, 'take chance as an argument'],
    [/\bperformance\.now\(/, 'take the time as an argument'],
    [/from 'node:/, 'pure modules do not know Node; take a port as an argument'],
  ]
  checkEach((path, text) => {
    const module = moduleOf(path)
    if (module === undefined || !layers[module].pure || path.endsWith('.test.ts')) return []
    const code = withoutComments(text)
    return forbidden.flatMap(([pattern, cure]) =>
      pattern.test(code) ? [`: ${pattern.source} in a pure module; ${cure}`] : [],
    )
  })
})

test('nothing evaluates text as code', () => {
  checkEach((path, text) => {
    if (path === 'tests/tidy.test.ts') return []
    const code = withoutComments(text)
    return /(?<![$\w])eval\(|new Function\(|from 'node:vm'|from 'vm'/.test(code)
      ? [': eval, new Function or vm; parse it instead']
      : []
  })
})

test('tests neither sleep nor hide', () => {
  checkEach((path, text) => {
    if (!path.endsWith('.test.ts') || path === 'tests/tidy.test.ts') return []
    const problems: string[] = []
    if (/\b(test|it|describe)\.(todo|only)\(/.test(text)) problems.push(': todo or only; write it or remove it')
    if (/skip: true/.test(text)) problems.push(': skipped without a reason; say skip: "why"')
    return problems
  })
})

test('nothing is left unfinished in sight', () => {
  checkEach((path, text) => {
    if (path === 'tests/tidy.test.ts') return []
    return /\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-expect-error|@ts-nocheck/.test(text)
      ? [': unfinished or silenced; finish it or say in docs what is not built']
      : []
  })
})

test('the tsconfig files are those that layers.ts gives', () => {
  for (const [path, text] of tsconfigFiles()) {
    assert.equal(readFileSync(path, 'utf8'), text, `${path} differs; run: node tools/generate-tsconfigs.ts`)
  }
})

test('every bound in limits.ts bounds something', () => {
  const code = sources.filter((path) => path !== 'src/base/limits.ts').map((path) => texts.get(path) ?? '')
  const unused = Object.keys(limits).filter((name) => !code.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
  assert.deepEqual(unused, [], 'remove these from limits.ts, or hold what they promise')
})

test('the layers have no cycle, and a pure module imports pure ones only', () => {
  const names = Object.keys(layers) as ModuleName[]
  const reaches = (from: ModuleName, to: ModuleName): boolean =>
    layers[from].imports.some((next) => next === to || reaches(next, to))
  for (const name of names) {
    assert.ok(!reaches(name, name), `${name} imports itself in a circle`)
    if (layers[name].pure)
      for (const imported of layers[name].imports)
        assert.ok(layers[imported].pure, `${name} is pure, ${imported} is not`)
  }
})

test('ARCHITECTURE.md names every module with what it imports', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8')
  for (const [name, layer] of Object.entries(layers)) {
    const row = `| \`${name}\` | ${layer.pure ? 'pure' : ''} | ${layer.imports.join(', ') || 'nothing'} |`
    assert.ok(page.includes(row), `ARCHITECTURE.md lacks the row ${row}`)
  }
})

function moduleOf(path: string): ModuleName | undefined {
  const name = /^src\/([^/]+)\//.exec(path)?.[1]
  return name !== undefined && Object.hasOwn(layers, name) ? (name as ModuleName) : undefined
}

function resolvePath(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1)
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
}

/**
 * Functions by their indentation: the formatter guarantees that one opens with its signature at some depth and closes
 * with a brace at the same depth.
 */
function longFunctions(text: string): readonly { readonly line: number; readonly lines: number }[] {
  const found: { line: number; lines: number }[] = []
  const lines = text.split('\n')
  const opens =
    /^(\s*)(export )?(default )?(async )?(function\b|(static |async |get |set |#|private |\*)*[\w#]+\([^)]*\)[^=;]*\{$|const \w+ = (async )?(\(|function)|[\w]+: (async )?(\(.*=>|function))/
  for (const [at, line] of lines.entries()) {
    const indent = opens.exec(line)?.[1]
    if (indent === undefined || /^\s*(if|for|while|switch|return|catch)\b/.test(line)) continue
    if (!line.trimEnd().endsWith('{') && !line.trimEnd().endsWith('(')) continue
    const end = lines.findIndex(
      (other, index) =>
        index > at && (other === `${indent}}` || other.startsWith(`${indent}})`) || other === `${indent}},`),
    )
    if (end > 0 && end - at + 1 > functionLinesMax) found.push({ line: at + 1, lines: end - at + 1 })
  }
  return found
}
