/**
 * Writes `src/services/states/test-state/generated/`: for each service that tasks call, one table of what its operations
 * answer. TestState judges mocked results by them.
 *
 *     node tools/generate-task-shapes.ts [--open-enums] [FOLDER [FOLDER…]]
 *
 * FOLDER holds service models in botocore's format; by default `../shared/models/integrations` and `../shared/models`.
 * A service whose model is in none of them keeps its table. `--open-enums` is for models of an older day: what was not a
 * word of an enum then may be one now, so that any text is taken.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { BotoModel, BotoShape } from './operation-tables.ts'
import { shapeOf } from './operation-tables.ts'
import { pascalName } from '../src/services/states/test-state/pascal-name.ts'
import type { ServiceShapes, Shape } from '../src/services/states/test-state/shapes.ts'

type Model = BotoModel & { readonly metadata: { readonly serviceId: string } }

const outputFolder = join(import.meta.dirname, '../src/services/states/test-state/generated')
const defaultFolders = ['../shared/models/integrations', '../shared/models']

const head = '/** Made by tools/generate-task-shapes.ts. */\n'

function modelFiles(folders: readonly string[]): readonly string[] {
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^[\w-]+\.json$/.test(name))
      .map((name) => join(folder, name)),
  )
}

/** The service as `aws-sdk:` resources name it: the service's id, in small letters and without blanks. */
function sdkName(model: Model): string {
  return model.metadata.serviceId.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

function tableOf(model: Model, openEnums: boolean): ServiceShapes {
  const shapes: Shape[] = []
  const indices = new Map<string, number>()
  const add = (key: string, make: () => Shape): number => {
    const known = indices.get(key)
    if (known !== undefined) return known
    const index = shapes.push({ is: 'any' }) - 1
    indices.set(key, index)
    shapes[index] = make()
    return index
  }
  const visit = (name: string): number => {
    const shape = shapeOf(model, name)
    const scalar = scalarOf(shape, openEnums)
    if (scalar !== undefined) return add(JSON.stringify(scalar), () => scalar)
    return add(name, () => collectionOf(shape, visit))
  }
  const operations = Object.entries(model.operations).flatMap(([name, { output }]) =>
    output === undefined ? [] : [[name, visit(output.shape)] as const],
  )
  return { operations: Object.fromEntries(operations), shapes }
}

function boundsOf({ min, max }: BotoShape): { readonly least?: number; readonly most?: number } {
  return { ...(min === undefined ? {} : { least: min }), ...(max === undefined ? {} : { most: max }) }
}

function scalarOf(shape: BotoShape & { readonly document?: boolean }, openEnums: boolean): Shape | undefined {
  if (shape.document === true) return { is: 'any' }
  switch (shape.type) {
    case 'string':
    case 'character':
      if (shape.enum === undefined) return { is: 'text', ...boundsOf(shape) }
      return openEnums ? { is: 'text' } : { is: 'enum', words: shape.enum }
    case 'blob':
      return { is: 'blob', ...boundsOf(shape) }
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return { is: 'number', ...boundsOf(shape) }
    case 'boolean':
    case 'timestamp':
      return { is: shape.type }
    default:
      return undefined
  }
}

function collectionOf(shape: BotoShape, visit: (name: string) => number): Shape {
  switch (shape.type) {
    case 'list':
      return { is: 'list', of: visit(shape.member?.shape as string), ...boundsOf(shape) }
    case 'map':
      return { is: 'map', of: visit(shape.value?.shape as string) }
    case 'structure': {
      const members = Object.entries(shape.members ?? {}).map(([name, { shape: of }]) => [pascalName(name), visit(of)])
      const required = (shape.required ?? []).map(pascalName)
      return {
        is: 'structure',
        members: Object.fromEntries(members) as Record<string, number>,
        ...(required.length === 0 ? {} : { required }),
      }
    }
    default:
      throw new Error(`a shape of the unknown type ${shape.type}`)
  }
}

function textOf({ operations, shapes }: ServiceShapes): string {
  const lines = shapes.map((shape) => JSON.stringify(shape)).join(',\n')
  const json = `{"operations":${JSON.stringify(operations)},\n"shapes":[\n${lines}\n]}`
  if (/`|\$\{/.test(json)) throw new Error('the table cannot stand in a template literal')
  const types = "import type { ServiceShapes } from '../shapes.ts'\n\n"
  return `${head}${types}export const table = JSON.parse(String.raw\`${json}\`) as ServiceShapes\n`
}

/** Who has a table, and how it is loaded: only when a mock needs it. */
function loadersText(names: readonly string[]): string {
  const rows = names.map((name) => `  ${name}: async () => (await import('./${name}.ts')).table,\n`)
  const types = "import type { ServiceShapes } from '../shapes.ts'\n\n"
  const type = 'Readonly<Record<string, () => Promise<ServiceShapes>>>'
  return `${head}${types}export const tables: ${type} = {\n${rows.join('')}}\n`
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'open-enums': { type: 'boolean' } } })
  const files = modelFiles(positionals.length > 0 ? positionals : defaultFolders)
  mkdirSync(outputFolder, { recursive: true })
  for (const file of files) {
    const model = JSON.parse(readFileSync(file, 'utf8')) as Model
    writeFileSync(join(outputFolder, `${sdkName(model)}.ts`), textOf(tableOf(model, values['open-enums'] === true)))
  }
  const names = readdirSync(outputFolder)
    .filter((name) => name !== 'tables.ts')
    .map((name) => name.replace(/\.ts$/, ''))
    .toSorted()
  writeFileSync(join(outputFolder, 'tables.ts'), loadersText(names))
  process.stdout.write(`wrote what ${files.length} services answer\n`)
}
