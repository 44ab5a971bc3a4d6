/** What the policies of the usual road allow, in a few words; IAM's lists leave descriptions out. */
const words: Readonly<Record<string, string>> = {
  AWSStepFunctionsFullAccess: 'Start, stop and read every state machine',
  AWSStepFunctionsReadOnlyAccess: 'Read state machines and executions',
  AWSStepFunctionsConsoleFullAccess: 'Console access',
  AmazonAPIGatewayPushToCloudWatchLogs: 'Write API logs',
  AmazonAPIGatewayAdministrator: 'Create, change and delete APIs',
  AmazonAPIGatewayInvokeFullAccess: 'Call every deployed API',
  AWSLambdaRole: 'Invoke functions',
  AWSLambdaBasicExecutionRole: 'Write the logs of a function',
  AdministratorAccess: 'Everything',
  APIGatewayServiceRolePolicy: 'What API Gateway itself needs',
  AWSLambda_FullAccess: 'Create, change and invoke functions',
  AWSXRayDaemonWriteAccess: 'Send traces',
  AWSXrayWriteOnlyAccess: 'Send traces',
  CloudWatchEventsFullAccess: 'Create and change event rules',
  CloudWatchLogsFullAccess: 'Read, write and delete logs',
  CloudWatchLogsReadOnlyAccess: 'Read logs',
  IAMFullAccess: 'Everything in identity and access',
  IAMReadOnlyAccess: 'Read users, roles and policies',
  IAMUserChangePassword: 'Change one’s own password',
  PowerUserAccess: 'Everything but identity and access',
}

export const awsPolicyWords = (policy: {
  readonly PolicyName: string
  readonly Description?: string | undefined
}): string => policy.Description ?? words[policy.PolicyName] ?? '-'
