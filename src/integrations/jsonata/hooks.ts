import { limits } from '../../base/index.ts'
import { ExcessError, tooLarge } from './bounds.ts'
import { linearRegexEngine } from './linear-regex.ts'
import type { Frame, Run } from './run.ts'
import type { Findings, Node } from './syntax.ts'
import { weigh } from './weight.ts'

/** JSONata awaits this before it evaluates a node. */
export function enter(
  findings: Findings,
  node: Node,
  frame: Frame,
  starting: Run | undefined,
): Promise<void> | undefined {
  const run = frame.base.run ?? begin(frame, starting as Run)
  const constructor = findings.members.get(node)
  const turn = constructor === undefined ? undefined : lineUp(run, constructor, frame)
  if (turn !== undefined) return turn.then(() => step(run))
  step(run)
  return undefined
}

/** JSONata awaits this after it has evaluated a node. */
export function leave(findings: Findings, node: Node, frame: Frame, result: unknown): void {
  const run = frame.base.run as Run
  run.depth--
  const constructor = findings.members.get(node)
  if (constructor !== undefined) callNext(run, constructor, frame)
  if (typeof result === 'string') {
    if (result.length > run.bounds.characters) tooLarge(run.bounds)
  } else if (typeof result === 'object' && result !== null) measure(run, findings, node, result)
}

function begin(frame: Frame, run: Run): Run {
  const { base } = frame
  base.run = run
  // The bound of ranges and of appending, which JSONata itself looks at.
  base.options = { sequence: run.bounds.items }
  base.timestamp = new Date(run.now)
  base.RegexEngine = linearRegexEngine(run)
  return run
}

function step(run: Run): void {
  if (++run.depth > limits.jsonataLevels) throw new ExcessError('depth')
  run.bounds.check()
}

/**
 * JSONata starts all members of a constructor at once. Here each waits for the one before it, so that depth is what
 * it is on AWS, draws come in the order of the text, and nothing runs on after one of them has failed.
 */
function lineUp(run: Run, constructor: Node, frame: Frame): Promise<void> | undefined {
  let lines = run.lines.get(frame)
  if (lines === undefined) run.lines.set(frame, (lines = new Map()))
  const line = lines.get(constructor)
  if (line !== undefined) return new Promise((resolve) => line.push(resolve))
  lines.set(constructor, [])
  return undefined
}

function callNext(run: Run, constructor: Node, frame: Frame): void {
  const lines = run.lines.get(frame)
  const next = lines?.get(constructor)?.shift()
  if (next === undefined) lines?.delete(constructor)
  else next()
}

function measure(run: Run, findings: Findings, node: Node, result: object): void {
  const { bounds } = run
  const inPath = node.type === 'path' && node.group === undefined
  if (Array.isArray(result)) {
    if (findings.steps.has(node)) run.cells += node.tuple === true ? result.length * 16 : result.length
    if (run.cells > bounds.cells || (!bounds.inline && result.length > bounds.items)) tooLarge(bounds)
    if (inPath && !('sequence' in result)) return
  }
  if (!inPath && !makesValues.has(node.type) && node.group === undefined) return
  const most = inPath ? bounds.pathWeight : bounds.weight
  if (weigh(result, run.weights, most) > most) tooLarge(bounds)
}

/** Nodes whose results are new; all others hand on what exists. */
const makesValues = new Set(['unary', 'function', 'apply'])
