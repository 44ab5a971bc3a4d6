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
}

export const awsPolicyWords = (policy: {
  readonly PolicyName: string
  readonly Description?: string | undefined
}): string => policy.Description ?? words[policy.PolicyName] ?? '-'
