import { limits } from '../base/index.ts'
import type { Expression, Macro, Node } from './template.ts'
import type { Value } from './values.ts'

/**
 * `velocity-1.7` prints a reference without a value as it was written, as the library does; `api-gateway` is what AWS
 * made of it: such a reference is empty text, and JSON lists print as JSON.
 */
export type Dialect = 'velocity-1.7' | 'api-gateway'

/** One evaluation of a template: its variables, what it has printed, and what it may still spend. */
export interface Run {
  readonly dialect: Dialect
  /** What the template was given; its own variables shadow it. */
  readonly given: (name: string) => Value
  readonly own: Map<string, Value>
  readonly macros: Map<string, Macro>
  frame: Frame | undefined
  output: string
  stepsLeft: number
  depth: number
  /** The template has changed JSON of the request: it may now hold values that are not JSON. */
  changedJson: boolean
  readonly render: (nodes: readonly Node[], run: Run) => Signal
}

/** How rendering went on: #break ends the loop, #stop the template. */
export type Signal = 'on' | 'break' | 'stop'

/** The parameters of the macro that is running, each an expression of its caller's, evaluated anew at each use. */
export interface Frame {
  readonly values: ReadonlyMap<string, Expression>
  /** Parameters that the macro has set to something else. */
  readonly set: Map<string, Value>
  readonly caller: Frame | undefined
}

/** What stops a template: unwinds to `evaluateTemplate`, which makes it a failure. */
export class TemplateStop extends Error {}

export function stop(message: string): never {
  throw new TemplateStop(message)
}

/** Steps are spent by what takes time or makes values larger. */
export function spend(run: Run, steps: number): void {
  run.stepsLeft -= steps
  if (run.stepsLeft < 0) stop(`The template takes more than ${limits.templateSteps} steps`)
}

export function print(run: Run, text: string): void {
  run.output = bounded(run.output + text)
}

/** A text, if it is no longer than what a template may print. */
export function bounded(text: string): string {
  checkLength(text.length)
  return text
}

/** For a text that is not made before its length is known. */
export function checkLength(length: number): void {
  if (length > limits.templateOutputCharacters) {
    stop(`The template makes a text longer than ${limits.templateOutputCharacters} characters`)
  }
}

/** The texts behind each other, checked as they grow. */
export function joined(
  run: Run,
  items: readonly Value[],
  separator: string,
  textOfItem: (item: Value) => string,
): string {
  spend(run, items.length)
  let text = ''
  for (const [index, item] of items.entries()) {
    text = bounded(text + (index === 0 ? '' : separator) + textOfItem(item))
  }
  return text
}

/** What the nodes print, as a text. */
export function captured(run: Run, nodes: readonly Node[]): string {
  const { output } = run
  run.output = ''
  deeper(run, () => run.render(nodes, run))
  const text = run.output
  run.output = output
  return text
}

export function deeper<T>(run: Run, work: () => T): T {
  if (++run.depth > limits.templateDepth) stop(`The template nests deeper than ${limits.templateDepth}`)
  const result = work()
  run.depth--
  return result
}
