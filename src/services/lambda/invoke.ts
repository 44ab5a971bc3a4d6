import { isUtf8 } from 'node:buffer'
import { fail, limits, parseJson, succeed, utf8Length, type Outcome } from '../../base/index.ts'
import { validateInput, type LambdaShapes as Shapes } from '../../protocol/index.ts'
import { rootOf } from '../access/access-keys.ts'
import { authorise, authoriseService } from '../access/authorise.ts'
import type { Call, Ports } from '../contract.ts'
import { accessByPolicy, accessTo } from './access.ts'
import type { InvokeAnswer, InvokeFunction, InvokeRequest } from './contract.ts'
import { acceptEvent } from './events.ts'
import { findRevision } from './find.ts'
import { parseTarget } from './names.ts'
import { runFound, type Run } from './run.ts'

/** What is asked for, once it is known to be allowed. */
interface Asked extends Run {
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun'
}

export const invokeFunction: InvokeFunction = async (ports, request) => {
  const requestId = request.requestId ?? ports.chance.uuid()
  const call = callOf(ports, request, requestId)
  const input = {
    FunctionName: request.functionName,
    Qualifier: request.qualifier,
    InvocationType: request.invocationType,
  }
  const valid = validateInput({ service: 'lambda', protocol: 'restJson1', operation: 'Invoke' }, input)
  if (!valid.ok) return valid
  const parsed = parseTarget(request.functionName, request.qualifier, request.space)
  if (!parsed.ok) return parsed
  const target = parsed.value
  const action = 'lambda:InvokeFunction'
  const allowed =
    request.invoker.kind === 'service'
      ? authoriseService(call, await accessByPolicy(ports, action, target), request.invoker)
      : await authorise(call, await accessTo(call, action, target))
  if (!allowed.ok) return allowed
  const { payload, invocationType = 'RequestResponse', logTail = false, clientContext, signal } = request
  return invokeAllowed(ports, {
    target,
    payload,
    invocationType,
    logTail,
    requestId,
    ...(clientContext !== undefined && { clientContext }),
    ...(signal !== undefined && { signal }),
  })
}

/** A service is nobody that has policies; where a principal is needed, the function's account stands for it. */
function callOf(ports: Ports, { invoker, space }: InvokeRequest, requestId: string): Call {
  const via = invoker.kind === 'principal' ? invoker.via : invoker
  const name = via?.service ?? 'lambda.amazonaws.com'
  return {
    ports,
    principal: invoker.kind === 'principal' ? invoker.principal : rootOf(space.account),
    space,
    service: 'lambda',
    operation: 'Invoke',
    requestId,
    now: ports.clock.now(),
    sourceIp: name,
    userAgent: name,
    secure: true,
    ...(via !== undefined && { via: { service: via.service, sourceArn: via.sourceArn } }),
  }
}

/** The handler of Invoke. */
export async function invoke(input: Shapes.InvocationRequest, call: Call): Promise<Outcome<Shapes.InvocationResponse>> {
  const target = parseTarget(input.FunctionName, input.Qualifier, call.space)
  if (!target.ok) return target
  const unbuilt = (['TenantId', 'DurableExecutionName'] as const).find((name) => input[name] !== undefined)
  if (unbuilt !== undefined) return fail('NotImplemented', `${unbuilt} is not built into this server.`)
  const payload = payloadText(input.Payload)
  if (!payload.ok) return payload
  const context = contextText(input.ClientContext)
  if (!context.ok) return context
  const answered = await invokeAllowed(call.ports, {
    target: target.value,
    payload: payload.value,
    invocationType: input.InvocationType ?? 'RequestResponse',
    logTail: input.LogType === 'Tail',
    requestId: call.requestId,
    ...(context.value !== undefined && { clientContext: context.value }),
  })
  if (!answered.ok) return answered
  const { status, functionError, executedVersion, logTail, payload: result } = answered.value
  return succeed({
    StatusCode: status,
    FunctionError: functionError,
    LogResult: logTail === undefined ? undefined : Buffer.from(logTail).toString('base64'),
    Payload: status === 200 ? Buffer.from(result) : undefined,
    ExecutedVersion: executedVersion,
  })
}

function payloadText(payload: Uint8Array | undefined): Outcome<string> {
  if (payload === undefined) return succeed('')
  return isUtf8(payload) ? succeed(Buffer.from(payload).toString()) : notJson('Invalid UTF-8')
}

function notJson(why: string): Outcome<never> {
  return fail(
    'InvalidRequestContentException',
    `Could not parse request body into json: Could not parse payload into json: ${why}`,
  )
}

function contextText(header: string | undefined): Outcome<string | undefined> {
  if (header === undefined || header === '') return succeed(undefined)
  const text = Buffer.from(header, 'base64').toString()
  if (header.length > limits.clientContextCharacters) {
    return fail(
      'InvalidRequestContentException',
      `Client context is longer than ${limits.clientContextCharacters} bytes.`,
    )
  }
  return parseJson(text).ok
    ? succeed(text)
    : fail('InvalidRequestContentException', 'Client context must be a valid Base64-encoded JSON object.')
}

async function invokeAllowed(ports: Ports, given: Asked): Promise<Outcome<InvokeAnswer>> {
  const asked = given.payload === '' ? { ...given, payload: '{}' } : given
  const checked = checkPayload(asked)
  if (!checked.ok) return checked
  const { target, invocationType, requestId } = asked
  if (ports.functionsElsewhere !== undefined) {
    const { space, name, qualifier } = target
    const named = { space, functionName: name, ...(qualifier !== undefined && { qualifier }) }
    return ports.functionsElsewhere.invoke({ ...asked, ...named })
  }
  if (ports.functions === undefined) return fail('NotImplemented', 'This server runs no functions.')
  // A function that is not there is refused with the version that would have run (recorded).
  const found = await findRevision(ports, { ...target, qualifier: target.qualifier ?? '$LATEST' }, true)
  if (!found.ok) return found
  switch (invocationType) {
    case 'DryRun':
      return succeed({ status: 204, requestId, payload: '' })
    case 'Event': {
      const accepted = await acceptEvent(ports, asked)
      return accepted.ok ? succeed({ status: 202, requestId, payload: '' }) : accepted
    }
    case 'RequestResponse':
      return runFound(ports, found.value, asked)
  }
}

function checkPayload({ payload, invocationType }: Asked): Outcome<unknown> {
  const bytes = utf8Length(payload)
  const bytesMax = invocationType === 'Event' ? limits.invokeEventBytes : limits.invokePayloadBytes
  if (bytes > bytesMax) {
    return fail(
      'RequestEntityTooLargeException',
      `${bytes} byte payload is too large for the ${invocationType} invocation type (limit ${bytesMax} bytes)`,
    )
  }
  try {
    JSON.parse(payload)
    return succeed(undefined)
  } catch (error) {
    return notJson(error instanceof Error ? error.message : '')
  }
}
