import { parseJson, type JsonValue } from '../base/index.ts'
import { mediaTypeOf } from './content-handling.ts'
import { openSchema, type SchemaCheck } from './json-schema.ts'
import type { DeploymentContent, Method, Model } from './model.ts'

/** The check that a body of this content type has to pass; undefined: none. */
export type BodyCheckFor = (contentType: string | undefined) => SchemaCheck | undefined

/** Undefined: the method's validator does not ask for the body to be checked. */
export function compileRequestModels(
  method: Method,
  content: Pick<DeploymentContent, 'requestValidators' | 'models'>,
): BodyCheckFor | undefined {
  const validator = content.requestValidators?.find(({ id }) => id === method.requestValidatorId)
  if (validator?.validateRequestBody !== true) return undefined
  const models = new Map((content.models ?? []).map((model) => [model.name, model]))
  const parsed = new Map<string, JsonValue | undefined>()
  const schemaOf = (name: string) => {
    if (!parsed.has(name)) parsed.set(name, parseSchema(models.get(name)))
    return parsed.get(name)
  }
  const checks = new Map<string, SchemaCheck | undefined>()
  for (const [type, name] of Object.entries(method.requestModels ?? {})) {
    // The model named Empty takes any body, also one that is no object.
    const check =
      name === 'Empty'
        ? undefined
        : openSchema(schemaOf(name) ?? unknownModel, (reference) => schemaOf(modelNameOf(reference)))
    checks.set(type.toLowerCase(), check)
  }
  // A content type without a model is not checked. Source: developer guide, "Request validation for REST APIs".
  return (contentType) => {
    const type = mediaTypeOf(contentType ?? 'application/json')
    return checks.get(checks.has(type) ? type : '$default')
  }
}

/** Nothing fits a model that is not there. */
const unknownModel: JsonValue = { not: {} }

function parseSchema(model: Model | undefined): JsonValue | undefined {
  const parsed = parseJson(model?.schema ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** `https://apigateway.amazonaws.com/restapis/{api}/models/{name}` */
function modelNameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
