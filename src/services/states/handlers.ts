import type { StatesOperations, StatesShapes } from '../../protocol/index.ts'
import type { ServiceHandlers } from '../contract.ts'
import { anywhere, onAll, onArn, onMachine, onNew, onTagged, onTask, requestTags } from './access.ts'
import { createActivity, deleteActivity, describeActivity, getActivityTask, listActivities } from './activities.ts'
import {
  createStateMachineAlias,
  deleteStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './aliases.ts'
import { listExecutions } from './execution-lists.ts'
import {
  describeExecution,
  describeStateMachineForExecution,
  redriveExecution,
  startExecution,
  startSyncExecution,
  stopExecution,
} from './executions.ts'
import { getExecutionHistory } from './history.ts'
import { describeStateMachine, listStateMachines } from './machine-reads.ts'
import { createStateMachine, deleteStateMachine, updateStateMachine } from './machines.ts'
import { describeMapRun, listMapRuns, updateMapRun } from './map-runs.ts'
import { activityArn, machineArn } from './records.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './task-results.ts'
import { deleteStateMachineVersion, listStateMachineVersions, publishStateMachineVersion } from './versions.ts'
import { testState } from './test-state/test-state.ts'
import { validateStateMachineDefinition } from './validate-definition.ts'

type MachineArn = { readonly stateMachineArn: string }
type ExecutionArn = { readonly executionArn: string }
type ActivityArn = { readonly activityArn: string }
type ResourceArn = { readonly resourceArn: string }

const machineOf = ({ stateMachineArn }: MachineArn): string => stateMachineArn
const aliasOf = ({ stateMachineAliasArn }: { readonly stateMachineAliasArn: string }): string => stateMachineAliasArn
const versionOf = (input: { readonly stateMachineVersionArn: string }): string => input.stateMachineVersionArn
const routedTo = ({ routingConfiguration: [first] }: StatesShapes.CreateStateMachineAliasInput): string =>
  first?.stateMachineVersionArn ?? '*'
const executionOf = ({ executionArn }: ExecutionArn): string => executionArn
const mapRunOf = ({ mapRunArn }: { readonly mapRunArn: string }): string => mapRunArn
const activityOf = ({ activityArn }: ActivityArn): string => activityArn
const resourceOf = ({ resourceArn }: ResourceArn): string => resourceArn

/** Step Functions, operation by operation. Source of actions and resources: service authorization reference. */
export const statesHandlers = {
  CreateActivity: { access: onNew('CreateActivity', activityArn), handle: createActivity },
  CreateStateMachine: { access: onNew('CreateStateMachine', machineArn), handle: createStateMachine },
  CreateStateMachineAlias: { access: onMachine('CreateStateMachineAlias', routedTo), handle: createStateMachineAlias },
  DeleteActivity: { access: onTagged('DeleteActivity', activityOf), handle: deleteActivity },
  DeleteStateMachine: { access: onMachine('DeleteStateMachine', machineOf), handle: deleteStateMachine },
  DeleteStateMachineAlias: { access: onMachine('DeleteStateMachineAlias', aliasOf), handle: deleteStateMachineAlias },
  DeleteStateMachineVersion: {
    access: onMachine('DeleteStateMachineVersion', versionOf),
    handle: deleteStateMachineVersion,
  },
  DescribeActivity: { access: onTagged('DescribeActivity', activityOf), handle: describeActivity },
  DescribeExecution: { access: onArn('DescribeExecution', executionOf), handle: describeExecution },
  DescribeMapRun: { access: onArn('DescribeMapRun', mapRunOf), handle: describeMapRun },
  DescribeStateMachine: { access: onMachine('DescribeStateMachine', machineOf), handle: describeStateMachine },
  DescribeStateMachineAlias: {
    access: onMachine('DescribeStateMachineAlias', aliasOf),
    handle: describeStateMachineAlias,
  },
  DescribeStateMachineForExecution: {
    access: onArn('DescribeStateMachineForExecution', executionOf),
    handle: describeStateMachineForExecution,
  },
  GetActivityTask: { access: onTagged('GetActivityTask', activityOf), handle: getActivityTask },
  GetExecutionHistory: { access: onArn('GetExecutionHistory', executionOf), handle: getExecutionHistory },
  ListActivities: { access: onAll('ListActivities', activityArn), handle: listActivities },
  ListExecutions: {
    access: onMachine('ListExecutions', (input) => input.stateMachineArn ?? input.mapRunArn ?? '*'),
    handle: listExecutions,
  },
  ListMapRuns: { access: onArn('ListMapRuns', executionOf), handle: listMapRuns },
  ListStateMachineAliases: { access: onMachine('ListStateMachineAliases', machineOf), handle: listStateMachineAliases },
  ListStateMachineVersions: {
    access: onMachine('ListStateMachineVersions', machineOf),
    handle: listStateMachineVersions,
  },
  ListStateMachines: { access: onAll('ListStateMachines', machineArn), handle: listStateMachines },
  ListTagsForResource: { access: onTagged('ListTagsForResource', resourceOf), handle: listTagsForResource },
  PublishStateMachineVersion: {
    access: onMachine('PublishStateMachineVersion', machineOf),
    handle: publishStateMachineVersion,
  },
  RedriveExecution: { access: onArn('RedriveExecution', executionOf), handle: redriveExecution },
  SendTaskFailure: { access: onTask('SendTaskFailure'), handle: sendTaskFailure },
  SendTaskHeartbeat: { access: onTask('SendTaskHeartbeat'), handle: sendTaskHeartbeat },
  SendTaskSuccess: { access: onTask('SendTaskSuccess'), handle: sendTaskSuccess },
  StartExecution: { access: onMachine('StartExecution', machineOf), handle: startExecution },
  StartSyncExecution: { access: onMachine('StartSyncExecution', machineOf), handle: startSyncExecution },
  StopExecution: { access: onArn('StopExecution', executionOf), handle: stopExecution },
  TagResource: {
    access: onTagged('TagResource', resourceOf, ({ tags }: StatesShapes.TagResourceInput) => requestTags(tags)),
    handle: tagResource,
  },
  TestState: { access: anywhere('TestState'), handle: testState },
  UntagResource: {
    access: onTagged('UntagResource', resourceOf, ({ tagKeys }: StatesShapes.UntagResourceInput) => ({
      'aws:TagKeys': tagKeys,
    })),
    handle: untagResource,
  },
  UpdateMapRun: { access: onArn('UpdateMapRun', mapRunOf), handle: updateMapRun },
  UpdateStateMachine: { access: onMachine('UpdateStateMachine', machineOf), handle: updateStateMachine },
  UpdateStateMachineAlias: { access: onMachine('UpdateStateMachineAlias', aliasOf), handle: updateStateMachineAlias },
  ValidateStateMachineDefinition: {
    access: anywhere('ValidateStateMachineDefinition'),
    handle: validateStateMachineDefinition,
  },
} satisfies ServiceHandlers<StatesOperations>
