import type { StatesOperations } from '../../protocol/index.ts'
import type { ServiceHandlers } from '../contract.ts'
import { anywhere, onArn, onMachine, onNew, onTagged } from './access.ts'
import { createActivity, deleteActivity, describeActivity, getActivityTask, listActivities } from './activities.ts'
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
import { activityArn, machineArn } from './records.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './task-results.ts'
import { validateStateMachineDefinition } from './validate-definition.ts'

type MachineArn = { readonly stateMachineArn: string }
type ExecutionArn = { readonly executionArn: string }
type ActivityArn = { readonly activityArn: string }
type ResourceArn = { readonly resourceArn: string }

const machineOf = ({ stateMachineArn }: MachineArn): string => stateMachineArn
const executionOf = ({ executionArn }: ExecutionArn): string => executionArn
const activityOf = ({ activityArn }: ActivityArn): string => activityArn
const resourceOf = ({ resourceArn }: ResourceArn): string => resourceArn

/** Step Functions, operation by operation. Source of actions and resources: service authorization reference. */
export const statesHandlers = {
  CreateActivity: { access: onNew('CreateActivity', activityArn), handle: createActivity },
  CreateStateMachine: { access: onNew('CreateStateMachine', machineArn), handle: createStateMachine },
  CreateStateMachineAlias: 'NotImplemented',
  DeleteActivity: { access: onArn('DeleteActivity', activityOf), handle: deleteActivity },
  DeleteStateMachine: { access: onMachine('DeleteStateMachine', machineOf), handle: deleteStateMachine },
  DeleteStateMachineAlias: 'NotImplemented',
  DeleteStateMachineVersion: 'NotImplemented',
  DescribeActivity: { access: onArn('DescribeActivity', activityOf), handle: describeActivity },
  DescribeExecution: { access: onArn('DescribeExecution', executionOf), handle: describeExecution },
  DescribeMapRun: 'NotImplemented',
  DescribeStateMachine: { access: onMachine('DescribeStateMachine', machineOf), handle: describeStateMachine },
  DescribeStateMachineAlias: 'NotImplemented',
  DescribeStateMachineForExecution: {
    access: onArn('DescribeStateMachineForExecution', executionOf),
    handle: describeStateMachineForExecution,
  },
  GetActivityTask: { access: onArn('GetActivityTask', activityOf), handle: getActivityTask },
  GetExecutionHistory: { access: onArn('GetExecutionHistory', executionOf), handle: getExecutionHistory },
  ListActivities: { access: anywhere('ListActivities'), handle: listActivities },
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
  SendTaskFailure: { access: anywhere('SendTaskFailure'), handle: sendTaskFailure },
  SendTaskHeartbeat: { access: anywhere('SendTaskHeartbeat'), handle: sendTaskHeartbeat },
  SendTaskSuccess: { access: anywhere('SendTaskSuccess'), handle: sendTaskSuccess },
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
