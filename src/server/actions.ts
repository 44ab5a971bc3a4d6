/** The gateway's port to actions of our own services: assumes the integration's role, then calls the pipeline in its name. */
import { fail } from '../base/index.ts'
import type { ActionAnswer, ActionCall, ActionPort } from '../gateway/index.ts'
import { assumeRoleForService, type Pipeline, type Ports } from '../services/index.ts'

/** The pipeline and the ports are made after the gateway, which is one of them: they are looked up at each call. */
export function actionPort(parts: { pipeline(): Pipeline; ports(): Ports }): ActionPort {
  return {
    call: async (call: ActionCall): Promise<ActionAnswer> => {
      const target = targets[call.service]
      if (target === undefined) {
        return {
          kind: 'unknown-service',
          failure: fail('NotImplemented', `Integrations with the service ${call.service} are not built.`).failure,
        }
      }
      const role = await assumeRoleForService(parts.ports(), {
        roleArn: call.credentials,
        service: 'apigateway.amazonaws.com',
        sourceArn: call.sourceArn,
        sourceAccount: call.space.account,
        sessionName: 'BackplaneAssumeRoleSession',
        now: call.now,
      })
      if (!role.ok) return { kind: 'role-refused', failure: role.failure }
      const request = {
        method: 'POST',
        path: '/',
        query: '',
        headers: { 'content-type': target.contentType, 'x-amz-target': `${target.prefix}.${call.action}` },
        body: Buffer.from(call.body),
        sourceIp: 'apigateway.amazonaws.com',
        secure: true,
      }
      const via = { service: 'apigateway.amazonaws.com', sourceArn: call.sourceArn }
      const answer = await parts.pipeline().answerAs(role.value, { space: call.space, request, via })
      return {
        kind: 'answered',
        status: answer.status,
        headers: Object.entries(answer.headers),
        body: typeof answer.body === 'string' ? answer.body : Buffer.from(answer.body).toString(),
        requestId: answer.headers['x-amzn-RequestId'] ?? '',
      }
    },
  }
}

const targets: Readonly<Record<string, { readonly prefix: string; readonly contentType: string }>> = {
  states: { prefix: 'AWSStepFunctions', contentType: 'application/x-amz-json-1.0' },
}
