import type { State } from '../../../asl/index.ts'
import { tables } from './generated/tables.ts'
import type { ServiceShapes, Shape } from './shapes.ts'

type Resource = Extract<State, { type: 'Task' }>['resource']
type Integration = Extract<Resource, { kind: 'integration' }>

/** What a mocked result must look like. */
export interface MockShape {
  readonly shapes: ServiceShapes['shapes']
  readonly answer: Shape & { readonly is: 'structure' }
}

/** Optimized integrations whose name is not the one that `aws-sdk:` resources have for the service. */
const sdkNames: Readonly<Record<string, string>> = {
  states: 'sfn',
  events: 'eventbridge',
  elasticmapreduce: 'emr',
  'emr-containers': 'emrcontainers',
  'emr-serverless': 'emrserverless',
  bedrock: 'bedrockruntime',
}

/** Operations that an optimized integration names otherwise. */
const operations: Readonly<Record<string, string>> = {
  'elasticmapreduce:createCluster': 'RunJobFlow',
  'elasticmapreduce:addStep': 'AddJobFlowSteps',
  'elasticmapreduce:cancelStep': 'CancelSteps',
  'elasticmapreduce:terminateCluster': 'TerminateJobFlows',
  'elasticmapreduce:setClusterTerminationProtection': 'SetTerminationProtection',
  'elasticmapreduce:modifyInstanceFleetByName': 'ModifyInstanceFleet',
  'elasticmapreduce:modifyInstanceGroupByName': 'ModifyInstanceGroups',
}

/** A job that is waited for answers what the call answers that its end is seen by. Source: the guide on TestState. */
const pollings: Readonly<Record<string, string>> = {
  'states:startExecution': 'DescribeExecution',
  'athena:startQueryExecution': 'GetQueryExecution',
  'batch:submitJob': 'DescribeJobs',
  'codebuild:startBuild': 'BatchGetBuilds',
  'codebuild:startBuildBatch': 'BatchGetBuildBatches',
  'codebuild:retryBuildBatch': 'BatchGetBuildBatches',
  'databrew:startJobRun': 'DescribeJobRun',
  'ecs:runTask': 'DescribeTasks',
  'eks:createCluster': 'DescribeCluster',
  'eks:deleteCluster': 'DescribeCluster',
  'eks:createNodegroup': 'DescribeNodegroup',
  'eks:deleteNodegroup': 'DescribeNodegroup',
  'eks:createFargateProfile': 'DescribeFargateProfile',
  'eks:deleteFargateProfile': 'DescribeFargateProfile',
  'elasticmapreduce:createCluster': 'DescribeCluster',
  'elasticmapreduce:terminateCluster': 'DescribeCluster',
  'elasticmapreduce:addStep': 'DescribeStep',
  'emr-containers:startJobRun': 'DescribeJobRun',
  'emr-containers:deleteVirtualCluster': 'DescribeVirtualCluster',
  'emr-serverless:createApplication': 'GetApplication',
  'emr-serverless:startApplication': 'GetApplication',
  'emr-serverless:stopApplication': 'GetApplication',
  'emr-serverless:deleteApplication': 'GetApplication',
  'emr-serverless:startJobRun': 'GetJobRun',
  'emr-serverless:cancelJobRun': 'GetJobRun',
  'glue:startJobRun': 'GetJobRun',
  'mediaconvert:createJob': 'GetJob',
  'sagemaker:createTrainingJob': 'DescribeTrainingJob',
  'sagemaker:createTransformJob': 'DescribeTransformJob',
  'sagemaker:createProcessingJob': 'DescribeProcessingJob',
  'sagemaker:createLabelingJob': 'DescribeLabelingJob',
  'sagemaker:createHyperParameterTuningJob': 'DescribeHyperParameterTuningJob',
  'bedrock:createModelCustomizationJob': 'GetModelCustomizationJob',
}

/** Calls that have no model in any API of AWS's: HTTP, and what API Gateway and Kubernetes pass on. */
const unmodelled: ReadonlySet<string> = new Set(['http:invoke', 'apigateway:invoke', 'eks:call', 'eks:runJob'])

/** Whether AWS judges what the resource answers; functions, activities and tokens bring anything. */
export function hasModel(resource: Resource): resource is Integration {
  if (resource.kind !== 'integration' || resource.pattern === 'waitForTaskToken') return false
  return !unmodelled.has(`${resource.service}:${calledAction(resource)}`)
}

/**
 * The shape of what a resource answers, as the service's own API has it: also where the integration gives the state JSON
 * in the place of its text (recorded for the Payload of functions). Undefined for services that have no table.
 */
export async function mockShapeOf(resource: Integration): Promise<MockShape | undefined> {
  const optimized = !resource.service.startsWith('aws-sdk:')
  const service = optimized ? resource.service : resource.service.slice('aws-sdk:'.length)
  const action = calledAction(resource)
  const name = `${service}:${action}`
  const operation =
    own(resource.pattern === 'sync' ? pollings : operations, optimized ? name : '') ??
    action.charAt(0).toUpperCase() + action.slice(1)
  const table = await tableOf(optimized ? (own(sdkNames, service) ?? service) : service, operation)
  const answer = table?.shapes[own(table.operations, operation) ?? -1]
  if (table === undefined || answer?.is !== 'structure') return undefined
  return { shapes: table.shapes, answer }
}

/** Bedrock is two services; the integration is called like one of them. */
async function tableOf(service: string, operation: string): Promise<ServiceShapes | undefined> {
  const table = await own(tables, service)?.()
  if (service !== 'bedrockruntime' || table === undefined || own(table.operations, operation) !== undefined)
    return table
  return tables['bedrock']?.()
}

function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

/** Without the ending that tells how the answer comes. */
function calledAction({ action }: Integration): string {
  return action.split('.')[0] ?? ''
}
