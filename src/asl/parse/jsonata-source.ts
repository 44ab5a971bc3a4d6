import jsonata from 'jsonata'
import { fail, isArray, isObject, succeed, type JsonObject, type JsonValue, type Outcome } from '../../base/index.ts'

/** What a JSONata expression refers to, found without evaluating it. */
export interface JsonataReferences {
  /** `$name` of workflow variables; names that the expression binds itself are not among them. */
  readonly variables: ReadonlySet<string>
  /** Members of `$states` it reads: `input`, `result`, … */
  readonly states: ReadonlySet<string>
  /** Names that stand where there is no input to take them from: `phone`, `$`, `$$`. */
  readonly unrooted: ReadonlySet<string>
}

/** Parses an expression; a failure has JSONata's own words. */
export function readJsonata(source: string): Outcome<JsonataReferences> {
  let tree: JsonValue
  try {
    tree = jsonata(source).ast() as unknown as JsonValue
  } catch (error) {
    return fail('INVALID_JSONATA_EXPRESSION', wordsOf(error))
  }
  const found: Found = { variables: new Set(), states: new Set(), unrooted: new Set() }
  try {
    walk(tree, { rooted: false, bound: new Set() }, found)
  } catch (error) {
    if (error instanceof RangeError) return fail('INVALID_JSONATA_EXPRESSION', 'The expression is nested too deeply')
    throw error
  }
  return succeed(found)
}

function wordsOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined
  return typeof message === 'string' ? message : 'The expression cannot be parsed'
}

/** JSONata's own functions and those that Step Functions adds: no variables, wherever they stand. */
const functions: ReadonlySet<string> = new Set(
  (
    'abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl ' +
    'decodeUrlComponent distinct each encodeUrl encodeUrlComponent error eval exists filter floor ' +
    'formatBase formatInteger formatNumber fromMillis hash join keys length lookup lowercase map match ' +
    'max merge millis min not now number pad parse parseInteger partition power random range reduce ' +
    'replace reverse round shuffle sift single sort split spread sqrt string substring substringAfter ' +
    'substringBefore sum toMillis trim type uppercase uuid zip'
  ).split(' '),
)

interface Found {
  readonly variables: Set<string>
  readonly states: Set<string>
  readonly unrooted: Set<string>
}

interface Place {
  /** Whether an item of a path stands behind bare names here. */
  readonly rooted: boolean
  readonly bound: ReadonlySet<string>
}

function walk(node: JsonValue | undefined, place: Place, found: Found): void {
  if (isArray(node)) {
    walkList(node, place, found)
    return
  }
  if (!isObject(node)) return
  switch (node['type']) {
    case 'path':
      walkPath(node, place, found)
      return
    case 'variable':
      noteVariable(String(node['value']), place, found)
      walk(node['predicate'], { ...place, rooted: true }, found)
      return
    case 'name':
    case 'wildcard':
    case 'descendant':
    case 'parent':
      if (!place.rooted) found.unrooted.add(String(node['value'] ?? '%'))
      return
    case 'lambda':
      walkLambda(node, place, found)
      return
    case 'transform':
      walk(node['pattern'], { ...place, rooted: true }, found)
      walk(node['update'], { ...place, rooted: true }, found)
      walk(node['delete'], { ...place, rooted: true }, found)
      return
    default:
      walkMembers(node, place, found)
  }
}

/** Expressions in a row: what one binds, the later ones see. */
function walkList(nodes: readonly JsonValue[], place: Place, found: Found): void {
  let inner = place
  for (const node of nodes) {
    walk(node, inner, found)
    const name = boundName(node)
    if (name !== undefined) inner = { ...inner, bound: new Set([...inner.bound, name]) }
  }
}

function boundName(node: JsonValue): string | undefined {
  if (!isObject(node) || node['type'] !== 'bind') return undefined
  const left = node['lhs']
  return isObject(left) && typeof left['value'] === 'string' ? left['value'] : undefined
}

/** The first step stands where the path does, the others on what it gives. */
function walkPath(node: JsonObject, place: Place, found: Found): void {
  const steps = node['steps']
  const inside = { ...place, rooted: true }
  if (isArray(steps)) {
    noteStates(steps, place, found)
    for (const [at, step] of steps.entries()) walk(step, at === 0 ? place : inside, found)
    for (const step of steps) {
      if (!isObject(step)) continue
      walk(step['stages'], inside, found)
      walk(step['predicate'], inside, found)
    }
  }
  walk(node['group'], inside, found)
}

function noteStates(steps: readonly JsonValue[], place: Place, found: Found): void {
  const [first, second] = steps
  if (!isObject(first) || first['type'] !== 'variable' || first['value'] !== 'states') return
  if (place.bound.has('states')) return
  const name = isObject(second) && second['type'] === 'name' ? String(second['value']) : undefined
  if (name !== undefined) found.states.add(name)
}

function walkLambda(node: JsonObject, place: Place, found: Found): void {
  const names = new Set(place.bound)
  const parameters = node['arguments']
  if (isArray(parameters)) {
    for (const parameter of parameters) if (isObject(parameter)) names.add(String(parameter['value']))
  }
  walk(node['body'], { ...place, bound: names }, found)
}

function walkMembers(node: JsonObject, place: Place, found: Found): void {
  const name = boundName(node)
  const inner = name === undefined ? place : { ...place, bound: new Set([...place.bound, name]) }
  for (const [member, value] of Object.entries(node)) {
    if (member === 'value' || member === 'slot' || member === 'ancestor') continue
    if (name !== undefined && member === 'lhs') continue
    const rooted = member === 'stages' || member === 'predicate' || member === 'group' || member === 'terms'
    walk(value, rooted ? { ...inner, rooted: true } : inner, found)
  }
}

function noteVariable(name: string, place: Place, found: Found): void {
  if (name === '') {
    if (!place.rooted) found.unrooted.add('$')
  } else if (name === '$') found.unrooted.add('$$')
  else if (name !== 'states' && !functions.has(name) && !place.bound.has(name)) found.variables.add(name)
}
