import { apiGatewayServiceRole, eventsFullAccess, lambdaFullAccess, xrayWrite } from './aws-statements.ts'

/**
 * Policies that AWS publishes, as of early 2026: those that workflows, REST APIs and their callers are usually given.
 * `ReadOnlyAccess`, with its thousands of actions of other services, is left out.
 */
export interface AwsPolicy {
  readonly path?: string
  readonly version: string
  readonly created: string
  /** When its default version was made, if that was not when it was created. */
  readonly updated?: string
  readonly description?: string
  /** They allow, unless said. */
  readonly statements: readonly object[]
}

export const awsPolicies: Readonly<Record<string, AwsPolicy>> = {
  AdministratorAccess: {
    version: 'v1',
    created: '2015-02-06T18:39:46Z',
    description: 'Provides full access to AWS services and resources.',
    statements: [{ Action: '*', Resource: '*' }],
  },
  APIGatewayServiceRolePolicy: {
    path: '/aws-service-role/',
    version: 'v9',
    created: '2017-10-20T17:23:10Z',
    updated: '2021-07-12T22:24:40Z',
    description: 'Allows API Gateway to manage associated AWS Resources on behalf of the customer.',
    statements: apiGatewayServiceRole(),
  },
  AmazonAPIGatewayAdministrator: {
    version: 'v1',
    created: '2015-07-09T17:34:45Z',
    description:
      'Provides full access to create/edit/delete APIs in Amazon API Gateway via the AWS Management Console.',
    statements: [{ Action: ['apigateway:*'], Resource: 'arn:aws:apigateway:*::/*' }],
  },
  AmazonAPIGatewayInvokeFullAccess: {
    version: 'v2',
    created: '2015-07-09T17:36:12Z',
    updated: '2018-12-18T18:25:10Z',
    description: 'Provides full access to invoke APIs in Amazon API Gateway.',
    statements: [
      { Action: ['execute-api:Invoke', 'execute-api:ManageConnections'], Resource: 'arn:aws:execute-api:*:*:*' },
    ],
  },
  AmazonAPIGatewayPushToCloudWatchLogs: {
    path: '/service-role/',
    version: 'v1',
    created: '2015-11-11T23:41:46Z',
    description: "Allows API Gateway to push logs to user's account.",
    statements: [
      {
        Action: [
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          'logs:DescribeLogGroups',
          'logs:DescribeLogStreams',
          'logs:PutLogEvents',
          'logs:GetLogEvents',
          'logs:FilterLogEvents',
        ],
        Resource: '*',
      },
    ],
  },
  AWSLambda_FullAccess: {
    version: 'v5',
    created: '2020-11-17T21:14:08Z',
    updated: '2026-02-11T22:18:56Z',
    statements: lambdaFullAccess(),
  },
  AWSLambdaBasicExecutionRole: {
    path: '/service-role/',
    version: 'v1',
    created: '2015-04-09T15:03:43Z',
    description: 'Provides write permissions to CloudWatch Logs.',
    statements: [{ Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }],
  },
  AWSLambdaRole: {
    path: '/service-role/',
    version: 'v1',
    created: '2015-02-06T18:41:28Z',
    description: 'Default policy for AWS Lambda service role.',
    statements: [{ Action: ['lambda:InvokeFunction'], Resource: ['*'] }],
  },
  AWSStepFunctionsConsoleFullAccess: {
    version: 'v2',
    created: '2017-01-11T21:54:31Z',
    updated: '2017-01-12T00:19:34Z',
    description: 'An access policy for providing a user/role/etc access to the AWS StepFunctions console.',
    statements: [
      { Action: 'states:*', Resource: '*' },
      { Action: 'iam:ListRoles', Resource: '*' },
      { Action: 'iam:PassRole', Resource: 'arn:aws:iam::*:role/service-role/StatesExecutionRole*' },
      { Action: 'lambda:ListFunctions', Resource: '*' },
    ],
  },
  AWSStepFunctionsFullAccess: {
    version: 'v1',
    created: '2017-01-11T21:51:32Z',
    description: 'An access policy for providing a user/role/etc access to the AWS StepFunctions API.',
    statements: [{ Action: 'states:*', Resource: '*' }],
  },
  AWSStepFunctionsReadOnlyAccess: {
    version: 'v4',
    created: '2017-01-11T21:46:19Z',
    updated: '2024-04-26T18:53:54Z',
    description: 'An access policy for providing a user/role/etc read only access to the AWS StepFunctions service.',
    statements: [
      {
        Sid: 'ReadOnlyAccess',
        Action: [
          'states:ListStateMachines',
          'states:ListActivities',
          'states:DescribeStateMachine',
          'states:DescribeStateMachineForExecution',
          'states:ListExecutions',
          'states:DescribeExecution',
          'states:GetExecutionHistory',
          'states:DescribeActivity',
          'states:ListTagsForResource',
          'states:DescribeMapRun',
          'states:ListMapRuns',
          'states:DescribeStateMachineAlias',
          'states:ListStateMachineAliases',
          'states:ListStateMachineVersions',
          'states:ValidateStateMachineDefinition',
        ],
        Resource: '*',
      },
    ],
  },
  AWSXRayDaemonWriteAccess: {
    version: 'v2',
    created: '2018-08-28T23:00:33Z',
    updated: '2024-02-13T21:58:30Z',
    statements: [{ Sid: 'AWSXRayDaemonWriteAccess', ...xrayWrite() }],
  },
  AWSXrayWriteOnlyAccess: {
    version: 'v2',
    created: '2016-12-01T18:19:53Z',
    updated: '2018-08-28T23:03:04Z',
    description: 'AWS X-Ray write only managed policy',
    statements: [xrayWrite()],
  },
  CloudWatchEventsFullAccess: {
    version: 'v2',
    created: '2016-01-14T18:37:08Z',
    updated: '2022-12-01T17:05:05Z',
    description: 'Provides full access to Amazon CloudWatch Events.',
    statements: eventsFullAccess(),
  },
  CloudWatchLogsFullAccess: {
    version: 'v3',
    created: '2015-02-06T18:40:02Z',
    updated: '2025-05-20T17:07:06Z',
    description: 'Provides full access to CloudWatch Logs',
    statements: [
      {
        Sid: 'CloudWatchLogsFullAccess',
        Action: ['logs:*', 'cloudwatch:GenerateQuery', 'cloudwatch:GenerateQueryResultsSummary'],
        Resource: '*',
      },
    ],
  },
  IAMFullAccess: {
    version: 'v2',
    created: '2015-02-06T18:40:38Z',
    updated: '2019-06-21T19:40:00Z',
    description: 'Provides full access to IAM via the AWS Management Console.',
    statements: [
      {
        Action: [
          'iam:*',
          'organizations:DescribeAccount',
          'organizations:DescribeOrganization',
          'organizations:DescribeOrganizationalUnit',
          'organizations:DescribePolicy',
          'organizations:ListChildren',
          'organizations:ListParents',
          'organizations:ListPoliciesForTarget',
          'organizations:ListRoots',
          'organizations:ListPolicies',
          'organizations:ListTargetsForPolicy',
        ],
        Resource: '*',
      },
    ],
  },
  IAMReadOnlyAccess: {
    version: 'v4',
    created: '2015-02-06T18:40:39Z',
    updated: '2018-01-25T19:11:27Z',
    description: 'Provides read only access to IAM via the AWS Management Console.',
    statements: [
      {
        Action: [
          'iam:GenerateCredentialReport',
          'iam:GenerateServiceLastAccessedDetails',
          'iam:Get*',
          'iam:List*',
          'iam:SimulateCustomPolicy',
          'iam:SimulatePrincipalPolicy',
        ],
        Resource: '*',
      },
    ],
  },
  IAMUserChangePassword: {
    version: 'v2',
    created: '2016-11-15T00:25:16Z',
    updated: '2016-11-15T23:18:55Z',
    description: 'Provides the ability for an IAM user to change their own password.',
    statements: [
      { Action: ['iam:ChangePassword'], Resource: ['arn:aws:iam::*:user/${aws:username}'] },
      { Action: ['iam:GetAccountPasswordPolicy'], Resource: '*' },
    ],
  },
  PowerUserAccess: {
    version: 'v12',
    created: '2015-02-06T18:39:47Z',
    updated: '2026-02-12T17:59:14Z',
    description:
      'Provides full access to AWS services and resources, but does not allow management of Users and groups.',
    statements: [
      { NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      {
        Action: [
          'account:GetAccountInformation',
          'account:GetGovCloudAccountInformation',
          'account:GetPrimaryEmail',
          'account:ListRegions',
          'iam:CreateServiceLinkedRole',
          'iam:DeleteServiceLinkedRole',
          'iam:ListRoles',
          'organizations:DescribeEffectivePolicy',
          'organizations:DescribeOrganization',
        ],
        Resource: '*',
      },
    ],
  },
}
