import type { Outcome } from '../base/index.ts'
import { evaluateTemplate, gatewayVariables, parseTemplate, type MappingRequest, type Template } from '../vtl/index.ts'
import { decodeBase64, mediaTypeOf, type Payload } from './content-handling.ts'
import { settled, type Exchange } from './exchange.ts'
import { configurationError, type GatewayFailure } from './gateway-responses.ts'

/** Mapping templates by content type, parsed. */
export type TemplateTable = ReadonlyMap<string, MappingTemplate>

/** `empty`: there, but it leaves the body as it is. */
export type MappingTemplate = Outcome<Template> | 'empty'

const noTemplates: TemplateTable = new Map()

export function compileTemplates(templates: Readonly<Record<string, string>> | undefined): TemplateTable {
  if (templates === undefined) return noTemplates
  return new Map(
    Object.entries(templates).map(([type, text]) => [type.toLowerCase(), text === '' ? 'empty' : parseTemplate(text)]),
  )
}

/** By the media type of the body, `application/json` unless it is said; then `$default`. */
export function requestTemplate(table: TemplateTable, contentType: string | undefined): MappingTemplate | undefined {
  if (table.size === 0) return undefined
  if (contentType === undefined || contentType === '') return table.get('application/json') ?? table.get('$default')
  return table.get(contentType.toLowerCase()) ?? table.get(mediaTypeOf(contentType)) ?? table.get('$default')
}

/** By the request's Accept header as it is, then `application/json`, then the first there is. */
export function responseTemplate(table: TemplateTable, accept: string | undefined): MappingTemplate | undefined {
  if (table.size === 0) return undefined
  const accepted = accept === undefined ? undefined : table.get(accept.toLowerCase())
  return accepted ?? table.get('application/json') ?? table.values().next().value
}

/** What the template makes of the body. The overrides it leaves become part of `$context`. */
export function renderTemplate(
  template: MappingTemplate,
  exchange: Exchange,
  body: Payload,
  direction: 'request' | 'response',
): Payload | GatewayFailure {
  if (template === 'empty') return body
  // Bytes cannot be read by a template.
  if (!template.ok || typeof body !== 'string') return untransformable(direction)
  const context = settled(exchange.context, 'context')
  const variables = gatewayVariables({
    body,
    parameters: (exchange.parameters ??= parametersOf(exchange)),
    context: context.variables,
    stageVariables: exchange.stage.variables,
  })
  const evaluated = evaluateTemplate(template.value, variables)
  if (!evaluated.ok) {
    const { message } = evaluated.failure
    const isClients = direction === 'request' && message.startsWith('Could not parse request body into json')
    return isClients
      ? { type: 'DEFAULT_4XX', status: 400, message, log: `Execution failed: ${message}` }
      : untransformable(direction)
  }
  const { output, overrides } = evaluated.value
  context.variables['requestOverride'] = overrides.request
  context.variables['responseOverride'] = overrides.response
  return output
}

/** A rendered text as the bytes that it stands for. */
export function decodeRendered(rendered: Payload | GatewayFailure): Payload | GatewayFailure {
  if (typeof rendered !== 'string') return rendered
  return decodeBase64(rendered) ?? undecodable
}

export const undecodable = configurationError('Unable to base64 decode the body.')

function untransformable(direction: 'request' | 'response'): GatewayFailure {
  return configurationError(`Unable to transform ${direction}`)
}

function parametersOf(exchange: Exchange): MappingRequest['parameters'] {
  const { query, headers } = settled(exchange.request, 'request')
  return {
    path: Object.fromEntries(exchange.pathParameters),
    querystring: lastValues(query),
    header: lastValues(headers),
  }
}

function lastValues(values: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, string>> {
  const last: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, all] of values) last[name] = all.at(-1) ?? ''
  return last
}
