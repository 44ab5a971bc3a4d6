import { fail, limits, succeed, type JsonObject, type Outcome } from '../base/index.ts'
import { evaluate, holds, resolve, resolveOwner } from './evaluate-expression.ts'
import { changedOverride, givenOverride, givenValue, type Variables } from './gateway-variables.ts'
import { setMember } from './members.ts'
import { parseTemplate } from './parse.ts'
import { captured, deeper, print, spend, stop, TemplateStop, type Dialect, type Run, type Signal } from './run.ts'
import type { Expression, Macro, Node, Reference, Template } from './template.ts'
import { jsonOf, textOf } from './text-of.ts'
import { isMap, itemsOf, tag, valuesOf, type Value } from './values.ts'

export interface Evaluated {
  readonly output: string
  /** `$context.requestOverride` and `$context.responseOverride` as the template left them. */
  readonly overrides: { readonly request: JsonObject; readonly response: JsonObject }
}

/**
 * Evaluates the template over the variables, which are for this evaluation alone: templates change them. The failure
 * is `TemplateFailed` with a sentence: the body is no JSON, a method threw, or a bound of `limits` was met.
 */
export function evaluateTemplate(
  template: Template,
  variables: Variables,
  dialect: Dialect = 'api-gateway',
): Outcome<Evaluated> {
  const run: Run = {
    dialect,
    given: (name) => givenValue(variables, name),
    own: new Map(),
    macros: new Map(template.macros),
    frame: undefined,
    output: '',
    stepsLeft: limits.templateSteps,
    depth: 0,
    changedJson: false,
    render,
  }
  try {
    render(template.nodes, run)
    const request = overrideOf(run, variables, 'requestOverride')
    const response = overrideOf(run, variables, 'responseOverride')
    return succeed({ output: run.output, overrides: { request, response } })
  } catch (error) {
    if (error instanceof TemplateStop) return fail('TemplateFailed', error.message)
    throw error
  }
}

function overrideOf(run: Run, variables: Variables, name: 'requestOverride' | 'responseOverride'): JsonObject {
  const changed = changedOverride(variables, name)
  return changed === undefined ? givenOverride(variables, name) : (JSON.parse(jsonOf(run, changed)) as JsonObject)
}

function render(nodes: readonly Node[], run: Run): Signal {
  for (const node of nodes) {
    spend(run, 1)
    if (node.kind === 'text') print(run, node.text)
    else {
      const signal = renderNode(node, run)
      if (signal !== 'on') return signal
    }
  }
  return 'on'
}

function renderNode(node: Exclude<Node, { kind: 'text' }>, run: Run): Signal {
  switch (node.kind) {
    case 'print':
      printReference(node.reference, node.slashes, run)
      return 'on'
    case 'set':
      assign(node.target, evaluate(node.value, run), run)
      return 'on'
    case 'if':
      return deeper(run, () => render(chosen(node, run), run))
    case 'foreach':
      return deeper(run, () => renderLoop(node, run))
    case 'break':
      return 'break'
    case 'stop':
      return 'stop'
    case 'define':
      setVariable(node.name, { [tag]: 'block', body: node.body }, run)
      return 'on'
    case 'evaluate':
      return renderEvaluated(node.text, run)
    case 'call':
      return renderCall(node, run)
  }
}

/**
 * Velocity's rules of escaping: backslashes before a reference that has a value are halved, an odd one prints the
 * reference as written; before one without a value they stay.
 */
function printReference(reference: Reference, slashes: number, run: Run): void {
  const value = resolve(reference, run)
  const half = slashes === 0 ? '' : '\\'.repeat(slashes >> 1)
  const escaped = slashes % 2 === 1
  if (value === null) {
    const prefix = escaped ? `${half}\\` : half + half
    print(run, prefix + (escaped ? reference.source : emptyText(reference, run)))
  } else print(run, half + (escaped ? reference.source : textOf(run, value)))
}

/** What stands for a reference without a value: in a macro, a parameter is written as the caller wrote it. */
function emptyText(reference: Reference, run: Run): string {
  if (reference.quiet || run.dialect === 'api-gateway') return ''
  const argument = reference.parts.length === 0 ? run.frame?.values.get(reference.name) : undefined
  return argument?.kind === 'reference' ? argument.reference.source : reference.source
}

/** Velocity leaves a variable as it was when the value is null; to AWS it then has none. */
function assign(target: Reference, value: Value, run: Run): void {
  if (value === null && run.dialect === 'velocity-1.7') return
  const last = target.parts.at(-1)
  if (last === undefined) {
    setVariable(target.name, value, run)
    return
  }
  const owner = resolveOwner(target, run)
  if (owner === null || last.kind === 'method') return
  setMember(run, owner, last.kind === 'property' ? last.name : evaluate(last.index, run), value)
}

function setVariable(name: string, value: Value, run: Run): void {
  if (run.frame?.values.has(name) === true) run.frame.set.set(name, value)
  else run.own.set(name, value)
}

function chosen(node: Extract<Node, { kind: 'if' }>, run: Run): readonly Node[] {
  for (const branch of node.branches) {
    if (holds(branch.condition, run)) return branch.body
  }
  return node.otherwise
}

const countName = 'velocityCount'

/** At most `limits.templateForeachIterations` rounds, the rest is left out: AWS's bound. */
function renderLoop(node: Extract<Node, { kind: 'foreach' }>, run: Run): Signal {
  const items = iterated(evaluate(node.items, run))
  const kept = [node.variable, 'foreach', countName].map((name) => [name, run.own.get(name)] as const)
  const length = Math.min(items.length, limits.templateForeachIterations)
  const loop = { [tag]: 'loop', length, index: 0, parent: run.own.get('foreach') ?? null } as const
  let signal: Signal = 'on'
  for (let index = 0; index < length && signal === 'on'; index++) {
    run.own.set(node.variable, items[index] ?? null)
    run.own.set('foreach', { ...loop, index })
    run.own.set(countName, index + 1)
    signal = render(node.body, run)
  }
  for (const [name, value] of kept) {
    if (value === undefined) run.own.delete(name)
    else run.own.set(name, value)
  }
  return signal === 'stop' ? 'stop' : 'on'
}

/** Lists by item, maps by value; what is neither has no rounds. A copy: the body may change the list. */
function iterated(value: Value): readonly Value[] {
  const items = itemsOf(value)
  if (items !== undefined) return items.slice(0, limits.templateForeachIterations)
  if (isMap(value)) return valuesOf(value)
  if (typeof value === 'object' && value !== null && tag in value && value[tag] === 'iterator') {
    const left = value.items.slice(value.at)
    value.at = value.items.length
    return left
  }
  return []
}

function renderEvaluated(expression: Expression, run: Run): Signal {
  const value = evaluate(expression, run)
  if (value === null) return 'on'
  const text = textOf(run, value)
  spend(run, text.length)
  const template = parseTemplate(text)
  if (!template.ok) return stop(`#evaluate: ${template.failure.message}`)
  for (const [name, macro] of template.value.macros) run.macros.set(name, macro)
  const signal = deeper(run, () => render(template.value.nodes, run))
  return signal === 'stop' ? 'stop' : 'on'
}

/** A word with a # before it that names no macro is text. */
function renderCall(node: Extract<Node, { kind: 'call' }>, run: Run): Signal {
  const macro = run.macros.get(node.name)
  if (macro === undefined) {
    print(run, node.source)
    return 'on'
  }
  return deeper(run, () => renderMacro(macro, node, run))
}

function renderMacro(macro: Macro, node: Extract<Node, { kind: 'call' }>, run: Run): Signal {
  const values = new Map<string, Expression>()
  for (const [index, name] of macro.parameters.entries()) {
    const value = node.values[index]
    if (value !== undefined) values.set(name, value)
  }
  const frame = { values, set: new Map<string, Value>(), caller: run.frame }
  if (node.body !== undefined) frame.set.set('bodyContent', captured(run, node.body))
  run.frame = frame
  const signal = render(macro.body, run)
  run.frame = frame.caller
  return signal
}
