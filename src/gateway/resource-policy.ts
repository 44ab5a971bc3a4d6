import { isArray, isObject, parseJson, type JsonObject, type JsonValue, type Space } from '../base/index.ts'
import { contextOf, parsePolicy, verdict, type PolicyDocument } from '../iam/index.ts'

/** An API's policy, parsed. `broken`: there is one that cannot be read, so nobody may call. */
export type ResourcePolicy = PolicyDocument | 'broken' | undefined

/** Without statements a policy counts as none. */
export function compileResourcePolicy(text: string | undefined, space: Space, apiId: string): ResourcePolicy {
  if (text === undefined || text.trim() === '') return undefined
  const json = parseJson(text)
  if (!json.ok || !isObject(json.value)) return 'broken'
  const prefix = `arn:aws:execute-api:${space.region}:${space.account}:${apiId}/`
  const parsed = parsePolicy(JSON.stringify(withWholeArns(json.value, prefix)), 'resource')
  if (!parsed.ok) return 'broken'
  return parsed.value.statements.length === 0 ? undefined : parsed.value
}

/** Whether the data plane can decide by the policy: one that it cannot read lets in nobody. */
export function isReadablePolicy(text: string): boolean {
  return compileResourcePolicy(text, { account: '', region: '' }, '') !== 'broken'
}

/** `execute-api:/{stage}/{method}/{path}` is short for the ARN of this API. */
function withWholeArns(policy: JsonObject, prefix: string): JsonObject {
  const { Statement: statements = [] } = policy
  return {
    ...policy,
    Statement: (isArray(statements) ? statements : [statements]).map((each) => withWholeArn(each, prefix)),
  }
}

function withWholeArn(statement: JsonValue, prefix: string): JsonValue {
  if (!isObject(statement)) return statement
  const whole = (resource: JsonValue): JsonValue => {
    if (isArray(resource)) return resource.map(whole)
    return typeof resource === 'string' ? resource.replace(/^execute-api:\//, prefix) : resource
  }
  return Object.fromEntries(
    Object.entries(statement).map(([name, value]) => [name, /^(?:Not)?Resource$/.test(name) ? whole(value) : value]),
  )
}

export interface AnonymousRequest {
  /** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{METHOD}/{path}` */
  readonly arn: string
  readonly sourceIp: string
  readonly userAgent: string | undefined
  readonly referer: string | undefined
  readonly now: number
}

/** Whether an unsigned request may go on: without a policy anyone may, with one only whom it allows. */
export function decideAnonymous(
  policy: ResourcePolicy,
  request: AnonymousRequest,
): 'allowed' | 'denied' | 'denied explicitly' {
  if (policy === undefined) return 'allowed'
  if (policy === 'broken') return 'denied'
  const found = verdict([{ id: 'resource policy', document: policy }], {
    action: 'execute-api:Invoke',
    resource: request.arn,
    caller: { kind: 'anonymous' },
    context: contextOf({
      'aws:SourceIp': request.sourceIp,
      'aws:UserAgent': request.userAgent,
      'aws:Referer': request.referer,
      'aws:PrincipalType': 'Anonymous',
      // On AWS there is no other way in.
      'aws:SecureTransport': 'true',
      'aws:CurrentTime': new Date(request.now).toISOString(),
      'aws:EpochTime': String(Math.floor(request.now / 1000)),
    }),
  })
  if (found === undefined) return 'denied'
  return found.effect === 'Allow' ? 'allowed' : 'denied explicitly'
}
