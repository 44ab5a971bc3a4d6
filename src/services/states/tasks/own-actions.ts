import { fail, succeed, type Outcome, type Space } from '../../../base/index.ts'
import type { ExecutionFacts } from '../../../asl/index.ts'
import { validateInput, type StatesOperations } from '../../../protocol/index.ts'
import { authorise } from '../../access/authorise.ts'
import { assumeRoleForService, sessionNameOf } from '../../access/service-role.ts'
import type { Call, OperationHandler, Ports, Principal } from '../../contract.ts'
import { assumeRole } from '../../sts/assume-role.ts'
import { parseStatesArn } from '../arns.ts'
import { callForExecution, type ExecutionCaller } from '../execution-call.ts'
import { statesHandlers } from '../handlers.ts'

/** Actions of this service, called by an execution in the name of its role, as any caller would. */
export interface OwnActions {
  readonly requestId: string
  call(operation: keyof StatesOperations, input: object): Promise<Outcome<unknown>>
  /** The call by which a handler is asked directly, once it is allowed. */
  allowed(operation: keyof StatesOperations, input: object): Promise<Outcome<Call>>
}

/** Takes the execution's role, and the state's own role by it. */
export async function takeRole(
  ports: Ports,
  execution: ExecutionFacts,
  credentialsRoleArn: string | undefined,
): Promise<Outcome<OwnActions>> {
  const taken = await takePrincipal(ports, execution, credentialsRoleArn)
  return taken.ok ? succeed(actionsOf(ports, taken.value.principal, taken.value.space)) : taken
}

/** Who calls for a state: the execution's role, or the state's own, which that role takes. */
export async function takePrincipal(
  ports: Ports,
  execution: ExecutionFacts,
  credentialsRoleArn: string | undefined,
): Promise<Outcome<ExecutionCaller>> {
  const machine = parseStatesArn(execution.machineArn, ['stateMachine'])
  if (!machine.ok) return machine
  const { space } = machine.value
  const sessionName = sessionNameOf(execution.name)
  const taken = await assumeRoleForService(ports, {
    roleArn: execution.roleArn,
    service: 'states.amazonaws.com',
    sourceArn: execution.machineArn,
    sourceAccount: space.account,
    sessionName,
    now: ports.clock.now(),
  })
  if (!taken.ok || credentialsRoleArn === undefined) {
    return taken.ok ? succeed({ principal: taken.value, space }) : taken
  }
  const call = callForExecution(ports, { principal: taken.value, space }, { service: 'sts', operation: 'AssumeRole' })
  const chained = await assumeRole({ RoleArn: credentialsRoleArn, RoleSessionName: sessionName }, call)
  const { Arn: arn, AssumedRoleId: userId } = (chained.ok ? chained.value.AssumedRoleUser : undefined) ?? {}
  if (arn === undefined || userId === undefined) {
    const message = `The role ${execution.roleArn} is not authorized to assume the task state's role, ${credentialsRoleArn}.`
    return fail('States.TaskFailed', message)
  }
  const [, , , , account = '', resource = ''] = arn.split(':')
  const roleName = resource.split('/')[1] ?? ''
  const principal: Principal = {
    kind: 'role',
    account,
    arn,
    userId,
    roleName,
    roleArn: credentialsRoleArn,
    sessionName,
    sessionPolicies: [],
    issuedAt: call.now,
  }
  return succeed({ principal, space: { account, region: space.region } })
}

function actionsOf(ports: Ports, principal: Principal, space: Space): OwnActions {
  const requestId = ports.chance.uuid()
  const allowed: OwnActions['allowed'] = async (operation, input) => {
    const valid = validateInput({ service: 'states', protocol: 'awsJson1.0', operation }, input)
    if (!valid.ok) return valid
    const call = callForExecution(ports, { principal, space }, { service: 'states', operation })
    const access = await handlerOf(operation).access(input, call)
    const granted = access === undefined ? succeed(undefined) : await authorise(call, access)
    return granted.ok ? succeed(call) : granted
  }
  return {
    requestId,
    allowed,
    async call(operation, input) {
      const call = await allowed(operation, input)
      return call.ok ? handlerOf(operation).handle(input, call.value) : call
    },
  }
}

function handlerOf(operation: keyof StatesOperations): OperationHandler<unknown, unknown> {
  return statesHandlers[operation]
}
