import type { StatesOperations } from '../../protocol/index.ts'
import type { ServiceHandlers } from '../contract.ts'
import { anywhere, onArn, onMachine, onNewMachine, onTagged } from './access.ts'
import {
  describeExecution,
  describeStateMachineForExecution,
  listExecutions,
  startExecution,
  stopExecution,
} from './executions.ts'
import { getExecutionHistory } from './history.ts'
import {
  createStateMachine,
  deleteStateMachine,
  describeStateMachine,
  listStateMachines,
  updateStateMachine,
} from './machines.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'
import { validateStateMachineDefinition } from './validate-definition.ts'

type MachineArn = { readonly stateMachineArn: string }
type ExecutionArn = { readonly executionArn: string }
type ResourceArn = { readonly resourceArn: string }

const machineOf = ({ stateMachineArn }: MachineArn): string => stateMachineArn
const executionOf = ({ executionArn }: ExecutionArn): string => executionArn
const resourceOf = ({ resourceArn }: ResourceArn): string => resourceArn

/** Step Functions, operation by operation. Source of actions and resources: service authorization reference. */
export const statesHandlers = {
  CreateActivity: 'NotImplemented',
  CreateStateMachine: { access: onNewMachine('CreateStateMachine'), handle: createStateMachine },
  CreateStateMachineAlias: 'NotImplemented',
  DeleteActivity: 'NotImplemented',
  DeleteStateMachine: { access: onMachine('DeleteStateMachine', machineOf), handle: deleteStateMachine },
  DeleteStateMachineAlias: 'NotImplemented',
  DeleteStateMachineVersion: 'NotImplemented',
  DescribeActivity: 'NotImplemented',
  DescribeExecution: { access: onArn('DescribeExecution', executionOf), handle: describeExecution },
  DescribeMapRun: 'NotImplemented',
  DescribeStateMachine: { access: onMachine('DescribeStateMachine', machineOf), handle: describeStateMachine },
  DescribeStateMachineAlias: 'NotImplemented',
  DescribeStateMachineForExecution: {
    access: onArn('DescribeStateMachineForExecution', executionOf),
    handle: describeStateMachineForExecution,
  },
  GetActivityTask: 'NotImplemented',
  GetExecutionHistory: { access: onArn('GetExecutionHistory', executionOf), handle: getExecutionHistory },
  ListActivities: 'NotImplemented',
  ListExecutions: {
    access: onMachine('ListExecutions', (input) => input.stateMachineArn ?? input.mapRunArn ?? '*'),
    handle: listExecutions,
  },
  ListMapRuns: 'NotImplemented',
  ListStateMachineAliases: 'NotImplemented',
  ListStateMachineVersions: 'NotImplemented',
  ListStateMachines: { access: anywhere('ListStateMachines'), handle: listStateMachines },
  ListTagsForResource: { access: onArn('ListTagsForResource', resourceOf), handle: listTagsForResource },
  PublishStateMachineVersion: 'NotImplemented',
  RedriveExecution: 'NotImplemented',
  SendTaskFailure: 'NotImplemented',
  SendTaskHeartbeat: 'NotImplemented',
  SendTaskSuccess: 'NotImplemented',
  StartExecution: { access: onMachine('StartExecution', machineOf), handle: startExecution },
  StartSyncExecution: 'NotImplemented',
  StopExecution: { access: onArn('StopExecution', executionOf), handle: stopExecution },
  TagResource: { access: onTagged('TagResource'), handle: tagResource },
  TestState: 'NotImplemented',
  UntagResource: { access: onArn('UntagResource', resourceOf), handle: untagResource },
  UpdateMapRun: 'NotImplemented',
  UpdateStateMachine: { access: onMachine('UpdateStateMachine', machineOf), handle: updateStateMachine },
  UpdateStateMachineAlias: 'NotImplemented',
  ValidateStateMachineDefinition: {
    access: anywhere('ValidateStateMachineDefinition'),
    handle: validateStateMachineDefinition,
  },
} satisfies ServiceHandlers<StatesOperations>
