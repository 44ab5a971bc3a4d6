import { fail, parseArn, succeed, type Outcome } from '../../base/index.ts'
import { invalidDefinitionMessage, parseDefinition } from '../../asl/index.ts'
import type { StatesShapes as Shapes } from '../../protocol/index.ts'
import { checkPassRole } from '../access/authorise.ts'
import { assumeRoleForService } from '../access/service-role.ts'
import type { Call } from '../contract.ts'
import { integrationProblems } from '../sdk-tasks/definition-parameters.ts'
import { missingAbility } from './abilities.ts'
import { unnameable } from './arns.ts'

/** Whether it is valid as AWS judges, and whether this instance can run it. */
export function checkDefinition(call: Call, definition: string, type: Shapes.StateMachineType): Outcome<void> {
  const { machine, problems } = parseDefinition(definition, { type })
  if (machine === undefined) {
    return fail('InvalidDefinition', `Invalid State Machine Definition: ${invalidDefinitionMessage(problems)}`)
  }
  const unfit = integrationProblems(machine)
  if (unfit.length > 0) {
    return fail('InvalidDefinition', `Invalid State Machine Definition: ${invalidDefinitionMessage(unfit)}`)
  }
  const missing = missingAbility(machine, call.ports.engine.abilities)
  return missing === undefined ? succeed(undefined) : fail('NotImplemented', `${missing} is not built yet.`)
}

/** Whether it is the ARN of a role. */
export function checkRoleArn(roleArn: string): Outcome<void> {
  const arn = parseArn(roleArn)
  if (unnameable.test(roleArn)) return fail('InvalidArn', `Invalid Arn: 'Invalid ARN: ${roleArn}'`)
  if (arn === undefined) return fail('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${roleArn}'`)
  if (arn.service !== 'iam' || !arn.resource.startsWith('role/')) {
    const kind = arn.resource.split('/')[0] ?? ''
    return fail('InvalidArn', `Invalid Arn: 'Resource type not valid in this context: ${kind}'`)
  }
  return succeed(undefined)
}

/** The caller may hand the role over, and Step Functions may take it. */
export async function checkRole(call: Call, roleArn: string, sourceArn: string): Promise<Outcome<unknown>> {
  const arn = checkRoleArn(roleArn)
  if (!arn.ok) return arn
  const passed = await checkPassRole(call, roleArn, 'states.amazonaws.com')
  if (!passed.ok) return passed
  const taken = await assumeRoleForService(call.ports, {
    roleArn,
    service: 'states.amazonaws.com',
    sourceArn,
    sourceAccount: call.space.account,
    sessionName: 'StateMachineCreation',
    now: call.now,
  })
  if (taken.ok) return taken
  return fail(
    'AccessDeniedException',
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
  )
}
