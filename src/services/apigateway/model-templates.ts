import { isObject, member, parseJson, succeed, type JsonValue, type Outcome } from '../../base/index.ts'
import type { ApigatewayOperations, ApigatewayShapes } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { findModel } from './models.ts'

/** A mapping template to begin with: the model's form, filled with samples. */
export async function getModelTemplate(
  input: ApigatewayOperations['GetModelTemplate']['input'],
  call: Call,
): Promise<Outcome<ApigatewayShapes.Template>> {
  const model = await findModel(call, input)
  if (!model.ok) return model
  const schema = parseJson(model.value.body.schema ?? '{}')
  const sample = sampleOf(schema.ok ? schema.value : {}, '', 0)
  return succeed({ value: `#set($inputRoot = $input.path('$'))\n${sample}` })
}

const samples: Readonly<Record<string, string>> = {
  string: '"foo"',
  number: '3.149',
  integer: '42',
  boolean: 'true',
  null: 'null',
}

/** Schemas may nest as deep as JSON may; a template to begin with need not. */
const depthMax = 20

function sampleOf(schema: JsonValue, indent: string, depth: number): string {
  const type = isObject(schema) ? member(schema, 'type') : undefined
  if (!isObject(schema) || depth > depthMax) return '{ }'
  if (type === 'array') return arrayOf(member(schema, 'items') ?? {}, indent, depth)
  if (typeof type === 'string' && Object.hasOwn(samples, type)) return samples[type] ?? ''
  const properties = member(schema, 'properties')
  const entries = isObject(properties) ? Object.entries(properties) : []
  if (entries.length === 0) return '{ }'
  const inner = `${indent}  `
  const lines = entries.map(([name, value]) => `${inner}${JSON.stringify(name)} : ${sampleOf(value, inner, depth + 1)}`)
  return `{\n${lines.join(',\n')}\n${indent}}`
}

function arrayOf(items: JsonValue, indent: string, depth: number): string {
  const inner = `${indent}  `
  const sample = sampleOf(items, inner, depth + 1)
  return `[\n#foreach($elem in $inputRoot)\n${inner}${sample}#if($foreach.hasNext),#end\n\n#end\n${indent}]`
}
