import type { StateMachineType } from '@aws-sdk/client-sfn'

/** A definition to begin with. */
export interface MachineTemplate {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Of the machine, to begin with. */
  readonly name: string
  readonly type: StateMachineType
  /** Activities that it uses; they are created with the machine where they do not exist. */
  readonly activities?: readonly string[]
  /** True if it starts executions, which its role has to allow. */
  readonly startsExecutions?: true
  /** An input that shows it at work. */
  readonly input: string
  readonly definition: (place: TemplatePlace) => object
}

/** Where the machine is made. */
export interface TemplatePlace {
  readonly region: string
  readonly account: string
  /** A machine that is there already, for templates that start one. */
  readonly otherMachine?: string
}

const arn = ({ region, account }: TemplatePlace, resource: string): string =>
  `arn:aws:states:${region}:${account}:${resource}`

const other = (place: TemplatePlace): string => place.otherMachine ?? arn(place, 'stateMachine:HelloWorld')

const helloWorld = {
  Comment: 'Says hello, waits a moment, and says what it was given.',
  StartAt: 'Hello',
  States: {
    Hello: { Type: 'Pass', Result: { greeting: 'Hello World!' }, ResultPath: '$.hello', Next: 'Wait a moment' },
    'Wait a moment': { Type: 'Wait', Seconds: 1, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
}

const choice = {
  Comment: 'Looks at a job until it is ready, and gives up after five looks.',
  QueryLanguage: 'JSONata',
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Assign: { looks: 0, readyAfter: '{% $states.input.readyAfter %}' }, Next: 'Look' },
    Look: { Type: 'Pass', Assign: { looks: '{% $looks + 1 %}' }, Next: 'Ready?' },
    'Ready?': {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $looks >= $readyAfter %}', Next: 'Ready' },
        { Condition: '{% $looks >= 5 %}', Next: 'Too late' },
      ],
      Default: 'Wait a second',
    },
    'Wait a second': { Type: 'Wait', Seconds: 1, Next: 'Look' },
    Ready: { Type: 'Succeed', Output: { looks: '{% $looks %}' } },
    'Too late': { Type: 'Fail', Error: 'TooLate', Cause: 'It was not ready after five looks.' },
  },
}

const parallel = {
  Comment: 'Gets the parts of a report at the same time, then puts them together.',
  QueryLanguage: 'JSONata',
  StartAt: 'Gather',
  States: {
    Gather: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Sales',
          States: { Sales: { Type: 'Pass', Output: { sales: '{% $sum($states.input.orders.total) %}' }, End: true } },
        },
        {
          StartAt: 'Count',
          States: {
            Count: { Type: 'Pass', Output: { orders: '{% $count($states.input.orders) %}' }, Next: 'Settle' },
            Settle: { Type: 'Wait', Seconds: 1, End: true },
          },
        },
      ],
      Output: '{% $merge($states.result) %}',
      Next: 'Report ready',
    },
    'Report ready': { Type: 'Succeed' },
  },
}

const map = {
  Comment: 'Handles each item of a list, three at a time.',
  QueryLanguage: 'JSONata',
  StartAt: 'Each item',
  States: {
    'Each item': {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      MaxConcurrency: 3,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'In stock?',
        States: {
          'In stock?': {
            Type: 'Choice',
            Choices: [{ Condition: '{% $states.input.quantity > 0 %}', Next: 'Reserve' }],
            Default: 'Back-order',
          },
          Reserve: { Type: 'Pass', Output: { reserved: '{% $states.input.name %}' }, End: true },
          'Back-order': { Type: 'Pass', Output: { ordered: '{% $states.input.name %}' }, End: true },
        },
      },
      Next: 'All handled',
    },
    'All handled': { Type: 'Succeed' },
  },
}

const retry = (place: TemplatePlace): object => ({
  Comment: 'A worker charges a card. What fails for a moment is tried again; what is refused is caught.',
  QueryLanguage: 'JSONata',
  StartAt: 'Charge card',
  States: {
    'Charge card': {
      Type: 'Task',
      Resource: arn(place, 'activity:charge-card'),
      TimeoutSeconds: 300,
      HeartbeatSeconds: 60,
      Retry: [{ ErrorEquals: ['NetworkDown'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2 }],
      Catch: [
        { ErrorEquals: ['CardDeclined'], Output: '{% $states.errorOutput %}', Next: 'Ask for another card' },
        { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Give up' },
      ],
      Next: 'Paid',
    },
    Paid: { Type: 'Succeed' },
    'Ask for another card': { Type: 'Pass', End: true },
    'Give up': { Type: 'Fail', Error: '{% $states.input.Error %}', Cause: '{% $states.input.Cause %}' },
  },
})

const nested = (place: TemplatePlace): object => ({
  Comment: 'Starts another state machine, waits for its end, and goes on with its output.',
  QueryLanguage: 'JSONata',
  StartAt: 'Run the other',
  States: {
    'Run the other': {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: other(place),
        Input: { AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID: '{% $states.context.Execution.Id %}' },
      },
      Output: '{% $states.result.Output %}',
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
})

const approval = (place: TemplatePlace): object => ({
  Comment: 'Tells somebody by another state machine, and waits until its task token comes back: approved or rejected.',
  QueryLanguage: 'JSONata',
  StartAt: 'Ask for approval',
  States: {
    'Ask for approval': {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.waitForTaskToken',
      Arguments: {
        StateMachineArn: other(place),
        Input: { request: '{% $states.input %}', token: '{% $states.context.Task.Token %}' },
      },
      TimeoutSeconds: 86_400,
      Catch: [
        { ErrorEquals: ['States.Timeout'], Next: 'Nobody answered' },
        { ErrorEquals: ['Rejected'], Output: '{% $states.errorOutput %}', Next: 'Rejected' },
      ],
      Next: 'Approved',
    },
    Approved: { Type: 'Succeed' },
    Rejected: { Type: 'Succeed' },
    'Nobody answered': { Type: 'Fail', Error: 'NobodyAnswered', Cause: 'No answer came within a day.' },
  },
})

const express = {
  Comment: 'Checks a request and answers at once. Made for many short calls, as those behind an API.',
  QueryLanguage: 'JSONata',
  StartAt: 'Complete?',
  States: {
    'Complete?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $exists($states.input.email) %}', Next: 'Greet' }],
      Default: 'Incomplete',
    },
    Greet: { Type: 'Succeed', Output: { message: "{% 'Welcome, ' & $states.input.email %}" } },
    Incomplete: { Type: 'Fail', Error: 'Incomplete', Cause: 'The request holds no email.' },
  },
}

const items = '{"items":[{"name":"lamp","quantity":2},{"name":"chair","quantity":0},{"name":"desk","quantity":1}]}'

export const machineTemplates: readonly [MachineTemplate, ...MachineTemplate[]] = [
  {
    id: 'hello-world',
    title: 'Hello world',
    description: 'Three states: a greeting, a wait, an end.',
    name: 'HelloWorld',
    type: 'STANDARD',
    input: '{"who":"you"}',
    definition: () => helloWorld,
  },
  {
    id: 'choice',
    title: 'Choice and wait',
    description: 'A loop that waits until something is ready, or gives up.',
    name: 'WaitUntilReady',
    type: 'STANDARD',
    input: '{"readyAfter":3}',
    definition: () => choice,
  },
  {
    id: 'parallel',
    title: 'Parallel',
    description: 'Branches at the same time, their results put together.',
    name: 'GatherReport',
    type: 'STANDARD',
    input: '{"orders":[{"total":40},{"total":2.5}]}',
    definition: () => parallel,
  },
  {
    id: 'map',
    title: 'Map',
    description: 'The same steps for each item of a list, three at a time.',
    name: 'HandleItems',
    type: 'STANDARD',
    input: items,
    definition: () => map,
  },
  {
    id: 'retry',
    title: 'Retry and catch',
    description: 'A worker’s task: tried again when it fails, caught when it is refused.',
    name: 'ChargeCard',
    type: 'STANDARD',
    activities: ['charge-card'],
    input: '{"amount":42}',
    definition: retry,
  },
  {
    id: 'nested',
    title: 'Nested',
    description: 'Starts another state machine and waits for its output.',
    name: 'RunAnother',
    type: 'STANDARD',
    startsExecutions: true,
    input: '{}',
    definition: nested,
  },
  {
    id: 'approval',
    title: 'Human approval',
    description: 'Waits for a task token: approve or reject it by hand.',
    name: 'AskForApproval',
    type: 'STANDARD',
    startsExecutions: true,
    input: '{"holiday":"two weeks"}',
    definition: approval,
  },
  {
    id: 'express',
    title: 'Express request',
    description: 'Checks a request and answers at once, for use behind an API.',
    name: 'CheckRequest',
    type: 'EXPRESS',
    input: '{"email":"ada@example.com"}',
    definition: () => express,
  },
]

/** The template's definition as text. */
export const templateText = (template: MachineTemplate, place: TemplatePlace): string =>
  JSON.stringify(template.definition(place), null, 2)
