import { isObject, type JsonObject, type JsonValue } from '../../../base/index.ts'
import type { Model } from '../../../gateway/index.ts'
import { defined } from '../records.ts'
import { objectOf, textOf, type ApiDocument } from './document.ts'

/** The models of a document: those it names, and those made for schemas that stand in place. */
export interface ModelTable {
  readonly models: readonly Model[]
  /** The name of the model that stands for a schema. */
  nameFor(schema: JsonObject): string
}

export function openModelTable(document: ApiDocument, restApiId: string, newId: () => string): ModelTable {
  const named =
    document.dialect === 'swagger'
      ? objectOf(document.root, 'definitions')
      : objectOf(document.root, 'components', 'schemas')
  const models = Object.entries(named).map(([name, schema]) => modelOf(alphanumeric(name), schema))
  return {
    models,
    nameFor(schema) {
      const reference = textOf(schema, '$ref')
      if (reference !== undefined) return alphanumeric(reference.split('/').at(-1) ?? '')
      const model = modelOf(`MODEL${newId()}`, schema)
      models.push(model)
      return model.name
    },
  }

  function modelOf(name: string, schema: JsonValue): Model {
    const description = isObject(schema) ? textOf(schema, 'description') : undefined
    const text = JSON.stringify(withUrls(schema, restApiId))
    return defined({ id: newId(), name, contentType: 'application/json', description, schema: text })
  }
}

/** Names of models have no other characters. */
function alphanumeric(name: string): string {
  return name.replace(/[^a-zA-Z0-9]/g, '')
}

/** References into the document become the URLs by which models know each other; `required` is sorted, as AWS does. */
function withUrls(schema: JsonValue, restApiId: string): JsonValue {
  if (Array.isArray(schema)) return schema.map((item: JsonValue) => withUrls(item, restApiId))
  if (!isObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === '$ref' && typeof value === 'string' && value.startsWith('#/')) {
        const name = alphanumeric(value.split('/').at(-1) ?? '')
        return [key, `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}`]
      }
      if (key === 'required' && Array.isArray(value)) return [key, [...(value as readonly JsonValue[])].sort(byText)]
      return [key, withUrls(value, restApiId)]
    }),
  )
}

function byText(left: JsonValue, right: JsonValue): number {
  const [first, second] = [JSON.stringify(left), JSON.stringify(right)]
  return first < second ? -1 : first > second ? 1 : 0
}
