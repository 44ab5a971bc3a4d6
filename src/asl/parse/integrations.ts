/**
 * The optimized integrations: service, its actions, and the patterns beside request-response that each action takes.
 * Source: AWS's table of optimized integrations.
 */
const table: readonly (readonly [service: string, actions: string, endings: string])[] = [
  ['lambda', 'invoke', 'waitForTaskToken'],
  ['states', 'startExecution', 'sync sync:2 waitForTaskToken'],
  ['sqs', 'sendMessage', 'waitForTaskToken'],
  ['sns', 'publish', 'waitForTaskToken'],
  ['events', 'putEvents', 'waitForTaskToken'],
  ['dynamodb', 'getItem putItem updateItem deleteItem', ''],
  ['apigateway', 'invoke', 'waitForTaskToken'],
  ['http', 'invoke', ''],
  ['batch', 'submitJob', 'sync'],
  ['ecs', 'runTask', 'sync waitForTaskToken'],
  ['eks', 'call', ''],
  ['eks', 'runJob', 'sync waitForTaskToken'],
  ['eks', 'createCluster deleteCluster createNodegroup deleteNodegroup', 'sync'],
  ['eks', 'createFargateProfile deleteFargateProfile', 'sync'],
  ['glue', 'startJobRun', 'sync'],
  ['databrew', 'startJobRun', 'sync'],
  ['athena', 'startQueryExecution', 'sync'],
  ['athena', 'stopQueryExecution getQueryExecution getQueryResults', ''],
  ['codebuild', 'startBuild startBuildBatch retryBuildBatch', 'sync'],
  ['codebuild', 'stopBuild stopBuildBatch deleteBuildBatch batchDeleteBuilds batchGetReports', ''],
  ['elasticmapreduce', 'createCluster terminateCluster addStep', 'sync'],
  ['elasticmapreduce', 'setClusterTerminationProtection cancelStep', ''],
  ['elasticmapreduce', 'modifyInstanceFleetByName modifyInstanceGroupByName', ''],
  ['emr-containers', 'createVirtualCluster', ''],
  ['emr-containers', 'deleteVirtualCluster startJobRun', 'sync'],
  ['emr-serverless', 'createApplication startApplication stopApplication deleteApplication', 'sync'],
  ['emr-serverless', 'startJobRun cancelJobRun', 'sync'],
  ['mediaconvert', 'createJob', 'sync'],
  ['sagemaker', 'createTrainingJob createTransformJob createProcessingJob createLabelingJob', 'sync'],
  ['sagemaker', 'createHyperParameterTuningJob', 'sync'],
  ['sagemaker', 'createModel createEndpointConfig createEndpoint updateEndpoint', ''],
  ['bedrock', 'invokeModel', 'waitForTaskToken'],
  ['bedrock', 'createModelCustomizationJob', 'sync'],
]

/** `service:action` -> the endings of a Resource that name it; the empty one is request-response. */
export const optimizedActions: ReadonlyMap<string, readonly string[]> = new Map(
  table.flatMap(([service, actions, endings]) =>
    actions.split(' ').map((action) => [`${service}:${action}`, ['', ...endings.split(' ')]] as const),
  ),
)
