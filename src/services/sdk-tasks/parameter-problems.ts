import type { JsonValue } from '../../base/index.ts'
import { serviceModels, type ServiceName } from '../../protocol/index.ts'
import { nearestName } from './nearest-name.ts'
import { memberName, sdkTargetOf } from './sdk-services.ts'
import { booleanOf } from './shaped-values.ts'

/** In the place of a value that is known only when the state runs. */
export const unknownYet: unique symbol = Symbol('unknown yet')

/** Parameters as they are, or as they stand in a definition. */
export type Given = JsonValue | typeof unknownYet | readonly Given[] | { readonly [name: string]: Given }

/** What an integration's parameters may be. Anything at all where nothing is said. */
type Field =
  | { readonly kind: 'anything' }
  | { readonly kind: 'text' | 'number' | 'integer' | 'boolean' }
  | { readonly kind: 'list'; readonly item: () => Field }
  | { readonly kind: 'map'; readonly value: () => Field }
  /** Names with lists of values. */
  | { readonly kind: 'headers' }
  | {
      readonly kind: 'object'
      readonly fields: Readonly<Record<string, () => Field>>
      readonly required: readonly string[]
      /** Through the SDK: nothing else is said where something is missing, and the member that was meant is named. */
      readonly sdk?: true
    }

const anything: Field = { kind: 'anything' }
const text: Field = { kind: 'text' }
const headers: Field = { kind: 'headers' }

function fieldsOf(required: Readonly<Record<string, Field>>, others: Readonly<Record<string, Field>>): Field {
  const all = Object.entries({ ...required, ...others }).map(([name, field]) => [name, () => field] as const)
  return { kind: 'object', fields: Object.fromEntries(all), required: Object.keys(required) }
}

/** Of the optimized integrations those that run here (developer guide: supported parameters). */
const optimized: Readonly<Record<string, Field>> = {
  'lambda:invoke': fieldsOf(
    { FunctionName: text },
    { ClientContext: text, InvocationType: text, LogType: text, Payload: anything, Qualifier: text },
  ),
  'states:startExecution': fieldsOf({ StateMachineArn: text }, { Input: anything, Name: text, TraceHeader: text }),
  'apigateway:invoke': fieldsOf(
    { ApiEndpoint: text, Method: text },
    {
      Headers: headers,
      Stage: text,
      Path: text,
      QueryParameters: headers,
      RequestBody: anything,
      AllowNullValues: { kind: 'boolean' },
      AuthType: text,
    },
  ),
}

const optimizedResource = /^arn:[^:]+:states:::([a-z]+:[A-Za-z]+)(?:\.[A-Za-z:0-9]+)?$/

/**
 * Why an integration would not be started with these parameters, in AWS's words; none for integrations that are not
 * known here.
 */
export function parameterProblems(resource: string, parameters: Given): readonly string[] {
  const field = fieldOf(resource)
  const problems: string[] = []
  if (field !== undefined && parameters !== unknownYet) judge(field, parameters, undefined, problems)
  return problems
}

function fieldOf(resource: string): Field | undefined {
  const target = sdkTargetOf(resource)
  if (target !== undefined) {
    const { input } = serviceModels[target.service].operations[target.operation] ?? {}
    return input === undefined ? fieldsOf({}, {}) : outermostField(target.service, input)
  }
  const [, action = ''] = optimizedResource.exec(resource) ?? []
  return Object.hasOwn(optimized, action) ? optimized[action] : undefined
}

/** Members that hold JSON as a text: definitions may hold the value itself instead (recorded). */
const jsonTexts = /^(Input|Output|Definition|Context|Variables|Payload|Body)$|Document$/

/** Only here AWS looks for what is required (measured). */
function outermostField(service: ServiceName, shape: string): Field {
  const field = fieldOfShape(service, shape)
  const model = serviceModels[service].shapes[shape]
  if (field.kind !== 'object' || model?.kind !== 'structure') return field
  return { ...field, required: (model.required ?? []).map(memberName) }
}

function fieldOfShape(service: ServiceName, shape: string): Field {
  const model = serviceModels[service].shapes[shape]
  switch (model?.kind) {
    case 'structure': {
      const fields = Object.entries(model.members).map(([name, { shape: inner }]) => {
        const shown = memberName(name)
        return [shown, (): Field => (jsonTexts.test(shown) ? anything : fieldOfShape(service, inner))] as const
      })
      return { kind: 'object', fields: Object.fromEntries(fields), required: [], sdk: true }
    }
    case 'list':
      return { kind: 'list', item: () => fieldOfShape(service, model.member.shape) }
    case 'map':
      return { kind: 'map', value: () => fieldOfShape(service, model.value.shape) }
    case 'integer':
    case 'long':
      return { kind: 'integer' }
    case 'float':
    case 'double':
      return { kind: 'number' }
    case 'boolean':
      return { kind: 'boolean' }
    case 'string':
      return text
    default:
      return anything
  }
}

/** What null stands for is for the service to say, which is sent it as nothing. */
function judge(field: Field, given: Given, name: string | undefined, problems: string[]): void {
  if (given === unknownYet || given === null || field.kind === 'anything') return
  if (field.kind === 'headers') {
    if (!areHeaders(given)) problems.push(`The value of the field '${name}' has an invalid format`)
    else if (name === 'Headers' && Object.keys(given).some((key) => restricted.test(key))) {
      problems.push("The 'Headers' field contains unsupported values")
    }
    return
  }
  const wanted = wantedKind(field, given)
  if (wanted !== undefined) {
    if (name !== undefined)
      problems.push(jacksonWords(field, given) ?? `The value for the field '${name}' must be ${wanted}`)
    return
  }
  if (field.kind === 'list') for (const item of given as readonly Given[]) judge(field.item(), item, name, problems)
  if (field.kind !== 'object' && field.kind !== 'map') return
  const object = given as { readonly [name: string]: Given }
  if (field.kind === 'map') {
    for (const [key, value] of Object.entries(object)) judge(field.value(), value, key, problems)
    return
  }
  const missing = field.required.filter((each) => !Object.hasOwn(object, each))
  problems.push(...missing.map((each) => `The field '${each}' is required but was missing`))
  if (field.sdk === true && missing.length > 0) return
  for (const [key, value] of Object.entries(object)) {
    const inner = Object.hasOwn(field.fields, key) ? field.fields[key] : undefined
    if (inner !== undefined) judge(inner(), value, key, problems)
    // AWS looks for these in a definition only where their values stand there (measured for `lambda:invoke`).
    else if (value !== unknownYet) {
      const meant = field.sdk === true ? nearestName(key, Object.keys(field.fields)) : undefined
      const hint = meant === undefined ? '' : `. Did you mean '${meant}'?`
      problems.push(`The field "${key}" is not supported by Step Functions${hint}`)
    }
  }
}

/** Of booleans AWS lets its JSON library speak (measured). */
function jacksonWords({ kind }: Field, given: Given): string | undefined {
  if (kind !== 'boolean') return undefined
  const begin = 'Cannot deserialize value of type `java.lang.Boolean` from'
  if (typeof given === 'string') return `${begin} String "${given}": only "true" or "false" recognized`
  if (typeof given === 'number') return `${begin} Floating-point value (token \`JsonToken.VALUE_NUMBER_FLOAT\`)`
  return undefined
}

/** Headers that Step Functions sends itself (developer guide, apigateway:invoke). */
const restricted =
  /^(authorization|connection|content-md5|date|expect|host|max-forwards|proxy-authenticate|server|te|transfer-encoding|trailer|upgrade|via|www-authenticate|x-forwarded.*|x-amz.*)$/i

function areHeaders(given: Exclude<Given, null>): boolean {
  if (typeof given !== 'object' || Array.isArray(given)) return false
  return Object.values(given).every((values: Given) => values === unknownYet || Array.isArray(values))
}

function wantedKind(field: Field, given: Given): string | undefined {
  switch (field.kind) {
    case 'text':
      return typeof given === 'string' ? undefined : 'a STRING'
    case 'integer':
      return typeof given === 'number' && Number.isInteger(given) ? undefined : 'an INTEGER'
    case 'number':
      return typeof given === 'number' ? undefined : 'a NUMBER'
    case 'boolean':
      return typeof given !== 'symbol' && booleanOf(given) !== undefined ? undefined : 'a BOOLEAN'
    case 'list':
      return Array.isArray(given) ? undefined : 'an ARRAY'
    case 'map':
    case 'object':
      return typeof given === 'object' && !Array.isArray(given) ? undefined : 'an OBJECT'
    case 'headers':
    case 'anything':
      return undefined
  }
}
