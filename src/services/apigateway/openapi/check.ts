import type { Outcome } from '../../../base/index.ts'
import type { Integration, Method } from '../../../gateway/index.ts'
import { checkPassRole } from '../../access/authorise.ts'
import type { Call } from '../../contract.ts'
import {
  checkContentTypes,
  checkRequestParameters,
  checkResponseMapping,
  checkResponseParameters,
} from '../expressions.ts'
import { checkIntegration, passedRole } from '../integration-rules.ts'
import { checkModelNames } from '../methods.ts'
import { entryOf } from '../records.ts'
import { importError, type ImportPlan } from './plan.ts'

type Refusal = Outcome<never> | undefined

/** Holds an imported tree to the rules of PutMethod, PutIntegration and their responses, and its roles to `iam:PassRole`. */
export async function checkPlan(call: Call, plan: ImportPlan, otherModels: ReadonlySet<string>): Promise<Refusal> {
  const known = new Set([...otherModels, ...plan.models.map(({ name }) => name)])
  const roles = new Set<string>()
  for (const { path, resourceMethods = {} } of plan.resources) {
    for (const method of Object.values(resourceMethods)) {
      const refused = checkMethod(path, method, known)
      if (refused !== undefined) return refused
      const role = passedRole(method.methodIntegration?.credentials)
      if (role !== undefined) roles.add(role)
    }
  }
  for (const role of roles) {
    const passed = await checkPassRole(call, role, 'apigateway.amazonaws.com')
    if (!passed.ok) return passed
  }
  return undefined
}

function checkMethod(path: string, method: Method, models: ReadonlySet<string>): Refusal {
  const { httpMethod, methodIntegration: integration } = method
  const on = `on '${httpMethod}' for resource at path '${path}'`
  return (
    placed(
      `method '${httpMethod}' on resource at path '${path}'`,
      checkContentTypes(method.requestModels) ??
        checkModelNames(models, method.requestModels) ??
        checkRequestParameters(method.requestParameters),
    ) ??
    placed(`method response ${on}`, checkMethodResponses(method, models)) ??
    (integration === undefined
      ? undefined
      : (placed(`integration ${on}`, checkIntegration(integration, method)) ??
        placed(`integration response ${on}`, checkIntegrationResponses(integration, method))))
  )
}

function checkMethodResponses(method: Method, models: ReadonlySet<string>): Refusal {
  for (const { responseModels, responseParameters } of Object.values(method.methodResponses ?? {})) {
    const refused =
      checkContentTypes(responseModels) ??
      checkModelNames(models, responseModels) ??
      checkResponseParameters(responseParameters)
    if (refused !== undefined) return refused
  }
  return undefined
}

function checkIntegrationResponses(integration: Integration, method: Method): Refusal {
  for (const response of Object.values(integration.integrationResponses ?? {})) {
    const methodResponse = entryOf(method.methodResponses, response.statusCode)
    const refused =
      checkContentTypes(response.responseTemplates) ?? checkResponseMapping(response.responseParameters, methodResponse)
    if (refused !== undefined) return refused
  }
  return undefined
}

function placed(place: string, refused: Refusal): Refusal {
  return refused?.ok === false ? importError(place, refused.failure.message) : undefined
}
