import {
  isObject,
  limits,
  member,
  succeed,
  type JsonObject,
  type JsonValue,
  type Outcome,
} from '../../../base/index.ts'
import type { ContentHandling, Integration, IntegrationResponse } from '../../../gateway/index.ts'
import { badRequest } from '../failures.ts'
import { parsePassthrough } from '../integration-rules.ts'
import { defined, unlessEmpty } from '../records.ts'
import { flagOf, listOf, numberOf, objectOf, textOf, textsOf } from './document.ts'

const types = ['MOCK', 'AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY'] as const

/** `x-amazon-apigateway-integration`; its words are in lower case where the API's are in upper case. */
export function integrationOf(extension: JsonObject, resourceId: string): Outcome<Integration> {
  const named = textOf(extension, 'type')?.toUpperCase()
  const type = types.find((known) => known === named)
  if (type === undefined) return badRequest(`Invalid integration type specified: ${named ?? 'null'}`)
  const passthroughBehavior = parsePassthrough(textOf(extension, 'passthroughBehavior')?.toUpperCase())
  if (!passthroughBehavior.ok) return passthroughBehavior
  const isHttp = type === 'HTTP' || type === 'HTTP_PROXY'
  const linked = textOf(extension, 'connectionType')?.toUpperCase() === 'VPC_LINK'
  const insecure = flagOf(objectOf(extension, 'tlsConfig'), 'insecureSkipVerification')
  const cacheKeys = listOf(extension, 'cacheKeyParameters').filter((key) => typeof key === 'string')
  return succeed(
    defined({
      type,
      // A mock calls nobody: its method is not kept.
      httpMethod: type === 'MOCK' ? undefined : textOf(extension, 'httpMethod')?.toUpperCase(),
      uri: textOf(extension, 'uri'),
      connectionType: linked ? ('VPC_LINK' as const) : isHttp ? ('INTERNET' as const) : undefined,
      connectionId: textOf(extension, 'connectionId'),
      credentials: textOf(extension, 'credentials'),
      requestParameters: unlessEmpty(textsOf(extension, 'requestParameters')),
      requestTemplates: unlessEmpty(textsOf(extension, 'requestTemplates')),
      passthroughBehavior: passthroughBehavior.value,
      contentHandling: contentHandlingOf(extension),
      timeoutInMillis: numberOf(extension, 'timeoutInMillis') ?? limits.integrationTimeoutMsDefault,
      cacheNamespace: textOf(extension, 'cacheNamespace') ?? resourceId,
      cacheKeyParameters: cacheKeys,
      tlsConfig: insecure === undefined ? undefined : { insecureSkipVerification: insecure },
      integrationResponses: unlessEmpty(responsesOf(member(extension, 'responses'))),
    }),
  )
}

/** By pattern in the document, `default` for none; by status code in the API. */
function responsesOf(patterns: JsonValue | undefined): Readonly<Record<string, IntegrationResponse>> {
  if (!isObject(patterns)) return {}
  return Object.fromEntries(
    Object.entries(patterns).map(([pattern, value]) => {
      const response = isObject(value) ? value : {}
      const statusCode = textOf(response, 'statusCode') ?? '200'
      const built: IntegrationResponse = defined({
        statusCode,
        selectionPattern: pattern === 'default' ? undefined : pattern,
        responseParameters: unlessEmpty(textsOf(response, 'responseParameters')),
        responseTemplates: unlessEmpty(textsOf(response, 'responseTemplates')),
        contentHandling: contentHandlingOf(response),
      })
      return [statusCode, built]
    }),
  )
}

function contentHandlingOf(extension: JsonObject): ContentHandling | undefined {
  const named = textOf(extension, 'contentHandling')?.toUpperCase()
  return named === 'CONVERT_TO_BINARY' || named === 'CONVERT_TO_TEXT' ? named : undefined
}
