/** The longer ones of AWS's policies. */
export function xrayWrite(): object {
  return {
    Action: [
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
      'xray:GetSamplingStatisticSummaries',
    ],
    Resource: ['*'],
  }
}

export function eventsFullAccess(): readonly object[] {
  const linkedRole = (sid: string, role: string, service: string): object => ({
    Sid: sid,
    Action: 'iam:CreateServiceLinkedRole',
    Resource: `arn:aws:iam::*:role/aws-service-role/${role}`,
    Condition: { StringEquals: { 'iam:AWSServiceName': service } },
  })
  return [
    { Sid: 'EventBridgeActions', Action: ['events:*', 'schemas:*', 'scheduler:*', 'pipes:*'], Resource: '*' },
    linkedRole(
      'IAMCreateServiceLinkedRoleForApiDestinations',
      'AmazonEventBridgeApiDestinationsServiceRolePolicy',
      'apidestinations.events.amazonaws.com',
    ),
    linkedRole(
      'IAMCreateServiceLinkedRoleForAmazonEventBridgeSchemas',
      'schemas.amazonaws.com/AWSServiceRoleForSchemas',
      'schemas.amazonaws.com',
    ),
    {
      Sid: 'SecretsManagerAccessForApiDestinations',
      Action: ['CreateSecret', 'UpdateSecret', 'DeleteSecret', 'GetSecretValue', 'PutSecretValue'].map(
        (name) => `secretsmanager:${name}`,
      ),
      Resource: 'arn:aws:secretsmanager:*:*:secret:events!*',
    },
    {
      Sid: 'IAMPassRoleForCloudWatchEvents',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::*:role/AWS_Events_Invoke_Targets',
    },
    passTo('IAMPassRoleAccessForScheduler', 'scheduler.amazonaws.com'),
    passTo('IAMPassRoleAccessForPipes', 'pipes.amazonaws.com'),
  ]
}

export function lambdaFullAccess(): readonly object[] {
  return [
    {
      Action: [
        'cloudformation:DescribeStacks',
        'cloudformation:ListStackResources',
        'cloudwatch:ListMetrics',
        'cloudwatch:GetMetricData',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'kms:DescribeKey',
        'kms:ListAliases',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
        'iam:ListRoles',
        'lambda:*',
        'logs:DescribeLogGroups',
        'states:DescribeStateMachine',
        'states:ListStateMachines',
        'tag:GetResources',
        'xray:GetTraceSummaries',
        'xray:BatchGetTraces',
      ],
      Resource: '*',
    },
    {
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    },
    {
      Action: [
        'logs:DescribeLogStreams',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
        'logs:StartLiveTail',
        'logs:StopLiveTail',
      ],
      Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda/*',
    },
    {
      Action: 'iam:CreateServiceLinkedRole',
      Resource: 'arn:aws:iam::*:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda',
      Condition: { StringEquals: { 'iam:AWSServiceName': 'lambda.amazonaws.com' } },
    },
  ]
}

export function apiGatewayServiceRole(): readonly object[] {
  const ec2 = [
    'ModifyNetworkInterfaceAttribute',
    'DeleteNetworkInterface',
    'AssignPrivateIpAddresses',
    'CreateNetworkInterface',
    'DeleteNetworkInterfacePermission',
    'DescribeNetworkInterfaces',
    'DescribeAvailabilityZones',
    'DescribeNetworkInterfaceAttribute',
    'DescribeVpcs',
    'DescribeNetworkInterfacePermissions',
    'UnassignPrivateIpAddresses',
    'DescribeSubnets',
    'DescribeRouteTables',
    'DescribeSecurityGroups',
  ]
  return [
    {
      Action: [
        'elasticloadbalancing:AddListenerCertificates',
        'elasticloadbalancing:RemoveListenerCertificates',
        'elasticloadbalancing:ModifyListener',
        'elasticloadbalancing:DescribeListeners',
        'elasticloadbalancing:DescribeLoadBalancers',
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingTargets',
        'xray:GetSamplingRules',
        'logs:CreateLogDelivery',
        'logs:GetLogDelivery',
        'logs:UpdateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:ListLogDeliveries',
        'servicediscovery:DiscoverInstances',
      ],
      Resource: ['*'],
    },
    {
      Action: ['firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch'],
      Resource: 'arn:aws:firehose:*:*:deliverystream/amazon-apigateway-*',
    },
    { Action: ['acm:DescribeCertificate', 'acm:GetCertificate'], Resource: 'arn:aws:acm:*:*:certificate/*' },
    { Action: 'ec2:CreateNetworkInterfacePermission', Resource: 'arn:aws:ec2:*:*:network-interface/*' },
    {
      Action: 'ec2:CreateTags',
      Resource: 'arn:aws:ec2:*:*:network-interface/*',
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Owner', 'VpcLinkId'] } },
    },
    { Action: ec2.map((name) => `ec2:${name}`), Resource: '*' },
    { Action: 'servicediscovery:GetNamespace', Resource: 'arn:aws:servicediscovery:*:*:namespace/*' },
    { Action: 'servicediscovery:GetService', Resource: 'arn:aws:servicediscovery:*:*:service/*' },
  ]
}

function passTo(sid: string, service: string): object {
  return {
    Sid: sid,
    Action: 'iam:PassRole',
    Resource: 'arn:aws:iam::*:role/*',
    Condition: { StringEquals: { 'iam:PassedToService': service } },
  }
}
