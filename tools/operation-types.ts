/** From a service model to the text of the TypeScript types that its handlers are written against. */
import { shapeOf, sortedEntries, type BotoModel, type BotoShape } from './operation-tables.ts'

/**
 * Members whose JSON text a handler may hand over ready made, since it is stored as text: `Structure.member`. The
 * encoder embeds it as it is.
 */
const rawMembers: readonly string[] = ['GetExecutionHistoryOutput.events']

/**
 * The text of `<service>-types.ts`. Times are milliseconds since 1970, blobs are bytes, a member may be absent or
 * undefined, which is the same. Names of scalars are not kept, except those of enumerations.
 */
export function typesText(service: string, model: BotoModel, reachable: readonly string[]): string {
  const declarations = reachable.flatMap((name) => declaration(model, name))
  const body = [...declarations, operationsText(service, model)].join('\n\n')
  const imports = body.includes('RawJson') ? [`import type { RawJson } from '../raw-json.ts'`, ''] : []
  return ['/* Made by tools/generate-operations.ts; change that, not this. */', ...imports, body, ''].join('\n')
}

function declaration(model: BotoModel, name: string): string[] {
  const shape = shapeOf(model, name)
  const item = (member: { readonly shape: string } | undefined): string => typeOf(model, member?.shape ?? '')
  switch (shape.type) {
    case 'structure':
      return [structureText(model, name, shape)]
    case 'list':
      return [`export type ${typeName(name)} = readonly ${wrapped(item(shape.member))}[]`]
    case 'map':
      return [`export type ${typeName(name)} = Readonly<Record<string, ${item(shape.value)}>>`]
    default:
      return shape.enum === undefined ? [] : [`export type ${typeName(name)} = ${enumText(shape.enum)}`]
  }
}

function structureText(model: BotoModel, name: string, shape: BotoShape): string {
  const members = Object.entries(shape.members ?? {})
  if (members.length === 0) return `export type ${typeName(name)} = Readonly<Record<string, never>>`
  const required = new Set(shape.required)
  const lines = members.map(([member, { shape: target }]) => {
    const type = typeOf(model, target) + (rawMembers.includes(`${name}.${member}`) ? ' | RawJson' : '')
    const key = /^[A-Za-z_$][\w$]*$/.test(member) ? member : `'${member}'`
    return required.has(member) ? `  readonly ${key}: ${type}` : `  readonly ${key}?: ${type} | undefined`
  })
  return [`export interface ${typeName(name)} {`, ...lines, '}'].join('\n')
}

/** Every operation with what it takes and answers, for a service's table of handlers. */
function operationsText(service: string, model: BotoModel): string {
  const lines = sortedEntries(model.operations).map(([name, { input, output }]) => {
    const type = (shape: { readonly shape: string } | undefined): string =>
      shape === undefined ? 'Readonly<Record<string, never>>' : typeName(shape.shape)
    return `  ${name}: { input: ${type(input)}; output: ${type(output)} }`
  })
  const title = service[0]?.toUpperCase() + service.slice(1)
  return [`export type ${title}Operations = {`, ...lines, '}'].join('\n')
}

function typeOf(model: BotoModel, name: string): string {
  const shape = shapeOf(model, name)
  switch (shape.type) {
    case 'structure':
    case 'list':
    case 'map':
      return typeName(name)
    case 'string':
      return shape.enum === undefined ? 'string' : typeName(name)
    case 'boolean':
      return 'boolean'
    case 'blob':
      return 'Uint8Array'
    default:
      return 'number'
  }
}

/** Shapes whose names mean something in TypeScript get `Shape` behind them. */
const taken = new Set(['Record', 'Readonly', 'Uint8Array', 'Object', 'RawJson'])

function typeName(name: string): string {
  return taken.has(name) ? `${name}Shape` : name
}

function wrapped(type: string): string {
  return type.includes('|') ? `(${type})` : type
}

function enumText(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", String.raw`\'`)}'`).join(' | ')
}
