import { refuse, succeed, type Failure, type Outcome } from '../../base/index.ts'
import type { ApigatewayShapes } from '../../protocol/index.ts'
import { assign, entryOf, unlessEmpty, withEntry, withoutEntry } from './records.ts'

/** Operations of a PATCH in a rule's sense; `move` and `test` are in the enum and are refused everywhere. */
type Verb = 'add' | 'remove' | 'replace' | 'copy'

/** One patch operation as a rule's action sees it. Values are always texts. */
export interface PatchStep {
  readonly op: string
  readonly path: string
  /** What stood for `{}` in the rule's path, unescaped. */
  readonly name: string
  readonly value: string | undefined
  readonly from: string | undefined
}

export type PatchAction<Body> = (body: Body, step: PatchStep) => Outcome<Body>

/** A path that can be patched: `/name`, or `/requestTemplates/{}` where `{}` stands for the rest, escaped. */
export interface PatchRule<Body> {
  readonly path: string
  readonly add?: PatchAction<Body>
  readonly remove?: PatchAction<Body>
  readonly replace?: PatchAction<Body>
  readonly copy?: PatchAction<Body>
}

/** All that a PATCH can change of a resource. The order of the rules is the order in which refusals list the paths. */
export interface PatchTable<Body> {
  readonly rules: readonly PatchRule<Body>[]
  /** For a step that no rule takes; `rule` is there if only the operation is wrong. */
  readonly refuse: (step: PatchStep, rule: PatchRule<Body> | undefined, table: PatchTable<Body>) => Failure
}

/** The body after all operations, in order, or the first refusal and nothing. */
export function applyPatch<Body>(
  table: PatchTable<Body>,
  body: Body,
  operations: readonly ApigatewayShapes.PatchOperation[] | undefined,
): Outcome<Body> {
  let patched = body
  for (const { op = 'null', path = 'null', value, from } of operations ?? []) {
    const rule = table.rules.find((candidate) => nameIn(candidate.path, path) !== undefined)
    const name = rule === undefined ? '' : (nameIn(rule.path, path) ?? '')
    const step: PatchStep = { op, path, name, value, from }
    const action = rule !== undefined && isVerb(op) ? rule[op] : undefined
    if (action === undefined) return refuse(table.refuse(step, rule, table))
    const outcome = action(patched, step)
    if (!outcome.ok) return outcome
    patched = outcome.value
  }
  return succeed(patched)
}

/** `~1` for a slash, `~0` for a tilde. */
export function unescapePointer(text: string): string {
  return text.replaceAll('~1', '/').replaceAll('~0', '~')
}

function nameIn(rulePath: string, path: string): string | undefined {
  if (!rulePath.endsWith('/{}')) return rulePath === path ? '' : undefined
  const prefix = rulePath.slice(0, -2)
  return path.startsWith(prefix) && path.length > prefix.length ? unescapePointer(path.slice(prefix.length)) : undefined
}

function isVerb(op: string): op is Verb {
  return op === 'add' || op === 'remove' || op === 'replace' || op === 'copy'
}

/** The refusals of RestApi, Method, responses, integrations and gateway responses. */
export function refuseByPath<Body>(step: PatchStep, rule: PatchRule<Body> | undefined): Failure {
  if (rule === undefined) return badRequest(`Invalid patch path ${step.path}`)
  const verbs = (['add', 'remove', 'replace'] as const).filter((verb) => rule[verb] !== undefined)
  return badRequest(`Invalid patch operation specified. Must be one of: [${verbs.join(', ')}]`)
}

/** The refusals of Resource, RequestValidator and ApiKey: two blanks after `path` are AWS's. */
export function refuseWithPaths<Body>(
  step: PatchStep,
  _rule: PatchRule<Body> | undefined,
  table: PatchTable<Body>,
): Failure {
  const { op, path } = step
  const paths = isVerb(op) ? table.rules.filter((rule) => rule[op] !== undefined).map((rule) => rule.path) : []
  const cure = paths.length === 0 ? 'Please choose supported operations' : `Must be one of: [${paths.join(', ')}]`
  return badRequest(`Invalid patch path  '${path}' specified for op '${op}'. ${cure}`)
}

function badRequest(message: string): Failure {
  return { code: 'BadRequestException', message }
}

type KeyFor<Body, Value> = { [K in keyof Body]-?: [Value] extends [Body[K]] ? K : never }[keyof Body]

/** Replaces a text; an empty value takes it away, or is refused with `blank`. */
export function text<Body extends object>(
  key: KeyFor<Body, string>,
  options: { readonly blank?: string } = {},
): PatchAction<Body> {
  return (body, { value }) => {
    if (value !== undefined && value !== '') return succeed(assign(body, key, value as Body[typeof key]))
    return options.blank === undefined ? succeed(assign(body, key, undefined)) : refuse(badRequest(options.blank))
  }
}

/** Replaces one of several words. */
export function word<Body extends object>(
  key: keyof Body,
  words: readonly string[],
  message: string,
): PatchAction<Body> {
  return (body, { value }) =>
    value !== undefined && words.includes(value)
      ? succeed(assign(body, key, value as Body[typeof key]))
      : refuse(badRequest(message))
}

/** Replaces a flag; no value is false. */
export function flag<Body extends object>(key: KeyFor<Body, boolean>): PatchAction<Body> {
  return (body, { value }) => succeed(assign(body, key, isTrue(value) as Body[typeof key]))
}

/** Replaces a whole number within bounds; an empty value takes it away. */
export function integer<Body extends object>(
  key: KeyFor<Body, number>,
  bounds: { readonly min: number; readonly max: number; readonly message: string; readonly required?: true },
): PatchAction<Body> {
  return (body, { value }) => {
    if ((value === undefined || value === '') && bounds.required === undefined) {
      return succeed(assign(body, key, undefined))
    }
    const number = parseInteger(value)
    if (number === undefined || number < bounds.min || number > bounds.max) return refuse(badRequest(bounds.message))
    return succeed(assign(body, key, number as Body[typeof key]))
  }
}

/** Adds, replaces and removes entries of a map whose names are in the path; `missing` is the refusal of an unset name. */
export function entries<Body extends object, Value>(options: {
  readonly path: string
  readonly key: KeyFor<Body, Readonly<Record<string, Value>>>
  readonly valueOf: (step: PatchStep) => Outcome<Value>
  readonly missing: () => Outcome<never>
  /** Maps that are answered even when empty. */
  readonly keepEmpty?: true
}): PatchRule<Body> {
  type Entries = Readonly<Record<string, Value>>
  const { key, valueOf, missing } = options
  const read = (body: Body): Entries | undefined => body[key] as Entries | undefined
  const write = (body: Body, changed: Entries): Body =>
    assign(body, key, (options.keepEmpty === undefined ? unlessEmpty(changed) : changed) as Body[typeof key])
  const put: PatchAction<Body> = (body, step) => {
    const value = valueOf(step)
    return value.ok ? succeed(write(body, withEntry(read(body), step.name, value.value))) : value
  }
  return {
    path: options.path,
    add: put,
    replace: (body, step) => (entryOf(read(body), step.name) === undefined ? missing() : put(body, step)),
    remove: (body, step) =>
      entryOf(read(body), step.name) === undefined
        ? missing()
        : succeed(write(body, withoutEntry(read(body), step.name))),
  }
}

/** Adds and removes items of a list; the item is in the path (`/list/{}`) or the value (`/list`). */
export function items<Body extends object>(options: {
  readonly path: string
  readonly key: KeyFor<Body, readonly string[]>
  readonly keepEmpty?: true
}): PatchRule<Body> {
  const { key } = options
  const itemOf = (step: PatchStep): string => (options.path.endsWith('/{}') ? step.name : (step.value ?? ''))
  const read = (body: Body): readonly string[] => (body[key] as readonly string[] | undefined) ?? []
  const write = (body: Body, changed: readonly string[]): Body =>
    assign(body, key, (options.keepEmpty === undefined ? unlessEmpty(changed) : changed) as Body[typeof key])
  return {
    path: options.path,
    add: (body, step) => succeed(write(body, [...read(body).filter((item) => item !== itemOf(step)), itemOf(step)])),
    remove: (body, step) =>
      succeed(
        write(
          body,
          read(body).filter((item) => item !== itemOf(step)),
        ),
      ),
  }
}

/** Values of patches are texts: `"true"` in any case. */
export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true'
}

export function parseInteger(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : undefined
}
