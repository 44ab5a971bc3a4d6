import { fail, type Outcome } from '../../base/index.ts'
import type { ExecutionFacts } from '../../asl/index.ts'
import type { MapRunAccess } from '../../engine/index.ts'
import { authorise } from '../access/authorise.ts'
import { assumeRoleForService, sessionNameOf } from '../access/service-role.ts'
import type { AccessRequest, Ports } from '../contract.ts'
import { parseStatesArn } from './arns.ts'
import { callForExecution } from './execution-call.ts'

/**
 * What Map Runs ask the role of their machine: whether it may start executions of the machine itself, which the children
 * are, and redrive those under the run's label (developer guide, IAM policies for Distributed Map), and whether it may
 * use the objects that are read and written.
 * The ports are looked up at each question: the engine, one of them, is made with this.
 */
export function mapRunAccess(ports: () => Ports): MapRunAccess {
  return {
    async mayStartChildren(execution) {
      const machine = parseStatesArn(execution.machineArn, ['stateMachine'])
      // A machine with a label is what the children of a Map Run run: they are executions of the one it belongs to.
      const resource = execution.machineArn.replace(/\/[^/:]*$/, '')
      return machine.ok
        ? await mayDo(ports(), execution, 'states', { action: 'states:StartExecution', resource })
        : machine
    },
    async mayRedriveChild(execution, childArn) {
      return await mayDo(ports(), execution, 'states', { action: 'states:RedriveExecution', resource: childArn })
    },
    async mayUseObject(execution, action, resource, context) {
      const allowed = await mayDo(ports(), execution, 's3', { action, resource, ...(context && { context }) })
      return allowed.ok ? allowed : fail('AccessDenied', allowed.failure.message)
    },
  }
}

async function mayDo(
  ports: Ports,
  execution: ExecutionFacts,
  service: string,
  request: AccessRequest,
): Promise<Outcome<void>> {
  const machine = parseStatesArn(execution.machineArn, ['stateMachine'])
  if (!machine.ok) return machine
  const { space } = machine.value
  const now = ports.clock.now()
  const taken = await assumeRoleForService(ports, {
    roleArn: execution.roleArn,
    service: 'states.amazonaws.com',
    sourceArn: execution.machineArn,
    sourceAccount: space.account,
    sessionName: sessionNameOf(execution.name),
    now,
  })
  if (!taken.ok) return taken
  const operation = request.action.slice(request.action.indexOf(':') + 1)
  const call = callForExecution(ports, { principal: taken.value, space }, { service, operation })
  return await authorise(call, request)
}
