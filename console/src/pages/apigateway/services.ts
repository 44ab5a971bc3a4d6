/** The services that an AWS integration can name, by the code in its URI. */
export interface TargetService {
  readonly code: string
  readonly label: string
  /** False: the setting is kept, but nothing here answers its calls. */
  readonly isHere: boolean
  /** Offered while typing; any other may be typed too. */
  readonly actions: readonly string[]
}

export const targetServices: readonly TargetService[] = [
  {
    code: 'states',
    label: 'Step Functions',
    isHere: true,
    actions: [
      'StartExecution',
      'StartSyncExecution',
      'DescribeExecution',
      'StopExecution',
      'RedriveExecution',
      'SendTaskSuccess',
      'SendTaskFailure',
      'SendTaskHeartbeat',
      'ListExecutions',
      'GetExecutionHistory',
      'DescribeStateMachine',
      'ListStateMachines',
      'DescribeMapRun',
      'GetActivityTask',
      'TestState',
    ],
  },
  { code: 'lambda', label: 'Lambda', isHere: false, actions: [] },
  { code: 'dynamodb', label: 'DynamoDB', isHere: false, actions: ['GetItem', 'PutItem', 'Query'] },
  { code: 'events', label: 'EventBridge', isHere: false, actions: ['PutEvents'] },
  { code: 'kinesis', label: 'Kinesis', isHere: false, actions: ['PutRecord', 'PutRecords'] },
  { code: 's3', label: 'S3', isHere: false, actions: [] },
  { code: 'sns', label: 'SNS', isHere: false, actions: ['Publish'] },
  { code: 'sqs', label: 'SQS', isHere: false, actions: ['SendMessage'] },
]

export const serviceLabel = (code: string): string =>
  targetServices.find((service) => service.code === code)?.label ?? code

/** AWS's regions of the standard partition. */
export const regions: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'af-south-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ca-central-1',
  'ca-west-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'sa-east-1',
]
