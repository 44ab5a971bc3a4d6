import { succeed, type Outcome } from '../../base/index.ts'
import type { TestInvocation, TestResult } from '../../gateway/index.ts'
import type { ApigatewayOperations } from '../../protocol/index.ts'
import type { Call } from '../contract.ts'
import { unknown } from './failures.ts'
import { findResource, methodOf } from './lookup.ts'
import { defined } from './records.ts'

/** Runs the draft, not a deployment, through the data plane's own stages; it answers with AWS's log of them. */
export async function testInvokeMethod(
  input: ApigatewayOperations['TestInvokeMethod']['input'],
  call: Call,
): Promise<Outcome<TestResult>> {
  const resource = await findResource(call, input)
  if (!resource.ok) return resource
  const { body } = resource.value
  if (methodOf(body, input.httpMethod) === undefined && methodOf(body, 'ANY') === undefined) return unknown.method()
  const test: TestInvocation = defined({
    space: call.space,
    restApiId: input.restApiId,
    resourceId: input.resourceId,
    httpMethod: input.httpMethod,
    pathWithQueryString: input.pathWithQueryString,
    body: input.body,
    headers: input.headers,
    multiValueHeaders: input.multiValueHeaders,
    stageVariables: input.stageVariables,
  })
  const tested = await call.ports.gateway.testInvoke(test)
  return tested.ok ? succeed(tested.value) : tested
}
