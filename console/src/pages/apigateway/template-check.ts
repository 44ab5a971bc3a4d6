import { evaluateTemplate, gatewayVariables, parseTemplate } from '../../../../src/vtl/index.ts'
import type { MarkedProblem } from '../../editor/code-editor.tsx'

/** What a template is tried with. */
export interface TemplateSample {
  readonly body: string
  readonly stageVariables: Readonly<Record<string, string>>
  readonly httpMethod: string
  readonly resourcePath: string
}

/** What the server would make of a template; told in the page, by the server's own code. */
export interface TemplateReport {
  /** Why it is no template, with line and column. */
  readonly problem?: string
  /** The place of the problem, counted from 1. */
  readonly place?: { readonly line: number; readonly column: number }
  readonly output?: string
  /** Why the output is not what its content type says. */
  readonly outputProblem?: string
}

export function checkTemplate(text: string, contentType: string, sample: TemplateSample): TemplateReport {
  const template = parseTemplate(text)
  if (!template.ok) return { problem: `${template.failure.message}.`, ...placeIn(template.failure.members) }
  const evaluated = evaluateTemplate(template.value, gatewayVariables({ ...sampleContext(sample) }))
  if (!evaluated.ok) return { problem: `With this sample it fails: ${evaluated.failure.message}.` }
  const { output } = evaluated.value
  const outputProblem = /\bjson\b/.test(contentType) ? jsonProblem(output) : undefined
  return { output, ...(outputProblem !== undefined && { outputProblem }) }
}

function placeIn(members: Readonly<Record<string, unknown>> = {}): Pick<TemplateReport, 'place'> {
  const { line, column } = members
  return typeof line === 'number' && typeof column === 'number' ? { place: { line, column } } : {}
}

/** Where in the text something is to be marked, and why: what does not parse, and slips that do. */
export function marksOf(text: string, { problem, place }: TemplateReport): readonly MarkedProblem[] {
  const slipped = corrections(text).map(({ message, wrong }): MarkedProblem => {
    const from = text.indexOf(wrong)
    return { from, to: from + wrong.length, severity: 'warning', message }
  })
  if (problem === undefined || place === undefined) return slipped
  const lines = text.split('\n')
  const before = lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0)
  // The end of the text has no character to be marked.
  const from = Math.max(0, Math.min(before + place.column - 1, text.length - 1))
  return [{ from, to: from + 1, severity: 'error', message: problem }, ...slipped]
}

function sampleContext({ body, stageVariables, httpMethod, resourcePath }: TemplateSample) {
  return {
    body,
    stageVariables,
    parameters: { path: {}, querystring: {}, header: {} },
    context: {
      httpMethod,
      resourcePath,
      stage: 'test-invoke-stage',
      requestId: 'test-invoke-request',
      identity: { sourceIp: 'test-invoke-source-ip', userAgent: 'console' },
    },
  }
}

function jsonProblem(output: string): string | undefined {
  if (output.trim() === '') return undefined
  try {
    JSON.parse(output)
    return undefined
  } catch (error) {
    return `What it makes is not JSON: ${error instanceof Error ? error.message : String(error)}.`
  }
}

/** A known slip in a template, and the template without it. */
export interface Correction {
  readonly message: string
  /** The words that are wrong, and what they should be. */
  readonly wrong: string
  readonly right: string
}

interface Slip {
  readonly pattern: RegExp
  readonly right: (match: RegExpExecArray) => string
  readonly message: string
}

const slips: readonly Slip[] = [
  {
    pattern: /\$stageVariables\.get\((arn:[^'")\s]*)\)/g,
    right: () => `$stageVariables.get('stateMachineArn')`,
    message: 'It names a stage variable, in quotes; the ARN is what the stage gives that variable.',
  },
  {
    pattern: /\$stageVariables\.get\(([\w.-]+)\)/g,
    right: ([, name = '']) => `$stageVariables.get('${name}')`,
    message: 'The name of a stage variable stands in quotes.',
  },
  {
    pattern: /\$input\.(json|path)\((\$[^'"()]*)\)/g,
    right: ([, method = '', path = '']) => `$input.${method}('${path}')`,
    message: 'A path stands in quotes.',
  },
  {
    pattern: /\$input\.params\(([\w-]+)\)/g,
    right: ([, name = '']) => `$input.params('${name}')`,
    message: 'The name of a parameter stands in quotes.',
  },
  {
    pattern: /("input"\s*:\s*)"\$input\.json\(('[^']*'|"[^"]*")\)"/g,
    right: ([, key = '', path = '']) => `${key}"$util.escapeJavaScript($input.json(${path})).replaceAll("\\\\'", "'")"`,
    message: 'StartExecution takes its input as a text: JSON inside a text is escaped.',
  },
  {
    pattern: /("input"\s*:\s*)\$input\.json\(('[^']*'|"[^"]*")\)/g,
    right: ([, key = '', path = '']) => `${key}"$util.escapeJavaScript($input.json(${path})).replaceAll("\\\\'", "'")"`,
    message: 'StartExecution takes its input as a text: it stands in quotes, and JSON inside a text is escaped.',
  },
  {
    pattern: /("input"\s*:\s*)"\$util\.escapeJavaScript\(\$input\.json\(('[^']*'|"[^"]*")\)\)"/g,
    right: ([, key = '', path = '']) => `${key}"$util.escapeJavaScript($input.json(${path})).replaceAll("\\\\'", "'")"`,
    message: "escapeJavaScript writes \\' for an apostrophe, which JSON does not know.",
  },
  {
    pattern: /#(if|elseif)\s+(\$[\w.$()'"]+(?:\s*[=!<>]=?\s*[\w'".$]+)?)/g,
    right: ([, word = '', condition = '']) => `#${word}(${condition})`,
    message: 'A condition stands in brackets.',
  },
  {
    pattern: /#set\s*\(\s*([A-Za-z_]\w*)(\s*=)/g,
    right: ([, name = '', equals = '']) => `#set($${name}${equals}`,
    message: 'A variable begins with a dollar sign, also where it is set.',
  },
]

/** Slips that people make, each with the corrected form. */
export function corrections(text: string): readonly Correction[] {
  const found: Correction[] = []
  for (const { pattern, right, message } of slips) {
    for (const match of text.matchAll(pattern)) {
      const corrected = right(match)
      if (corrected !== match[0]) found.push({ message, wrong: match[0], right: corrected })
    }
  }
  return found
}

/** `line 2, column 7`: where these words first stand. */
export function placeOf(text: string, words: string): string {
  const before = text.slice(0, Math.max(0, text.indexOf(words))).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}
