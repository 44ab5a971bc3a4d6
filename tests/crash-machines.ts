/** The state machines of the crash test: what an execution can do over time, each kind with the end that it must come to. */
import type { JsonObject } from '../src/base/index.ts'
import { call } from './crash-calls.ts'

type End = 'SUCCEEDED' | 'ABORTED' | 'TIMED_OUT' | 'RUNNING'

interface Kind {
  readonly end: End
  readonly type?: 'EXPRESS'
  readonly input?: JsonObject
  readonly output?: unknown
  /** FAILED is an end as well. */
  readonly mayFail?: true
  /** Its end is not waited for. */
  readonly mayRun?: true
  readonly definition: (resources: Resources) => object
}

interface Resources {
  /** ARNs: the activity that workers poll, and machines that others start. */
  readonly work: string
  readonly machine: (kind: string) => string
}

export const waitSeconds = 2
const farSeconds = 864_000
const items = [0, 1, 2, 3, 4]

const pass = { Type: 'Pass', End: true }
const wait = (Seconds: number): object => ({ Type: 'Wait', Seconds, End: true })
const only = (state: object, name = 'Only'): object => ({ StartAt: name, States: { [name]: state } })

/** What a lost worker, a told failure or a late answer costs is one more attempt. */
const again = {
  Retry: [
    {
      ErrorEquals: ['Worker.Again', 'States.Timeout', 'States.HeartbeatTimeout'],
      IntervalSeconds: 1,
      MaxAttempts: 90,
      BackoffRate: 1.5,
      MaxDelaySeconds: 2,
    },
  ],
}
const whoAsks = { 'execution.$': '$$.Execution.Id', 'retry.$': '$$.State.RetryCount' }

const worked = ({ work }: Resources): object => ({
  Type: 'Task',
  Resource: work,
  TimeoutSeconds: 5,
  HeartbeatSeconds: 2,
  Parameters: whoAsks,
  ...again,
  End: true,
})

const nested = (pattern: string, child: string, input: object = whoAsks): object => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${pattern}`,
  Parameters: { StateMachineArn: child, Input: input },
  End: true,
})

export const kinds = {
  pass: {
    end: 'SUCCEEDED',
    definition: () => ({ StartAt: 'One', States: { One: { Type: 'Pass', Next: 'Two' }, Two: pass } }),
  },
  wait: {
    end: 'SUCCEEDED',
    definition: () => ({
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: waitSeconds, Next: 'After' }, After: pass },
    }),
  },
  far: { end: 'RUNNING', mayRun: true, definition: () => only(wait(farSeconds)) },
  /** Children of others, by the input that they were given. */
  child: {
    end: 'SUCCEEDED',
    definition: () => ({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 1, Next: 'After' }, After: pass } }),
  },
  failingChild: {
    end: 'SUCCEEDED',
    mayFail: true,
    definition: () => ({
      StartAt: 'First',
      States: {
        First: { Type: 'Choice', Choices: [{ Variable: '$.retry', NumericEquals: 0, Next: 'No' }], Default: 'Yes' },
        No: { Type: 'Fail', Error: 'Child.No' },
        Yes: pass,
      },
    }),
  },
  /** Stopped with its parent. */
  farChild: { end: 'ABORTED', definition: () => only(wait(farSeconds)) },
  callbackChild: {
    end: 'SUCCEEDED',
    definition: (own) => only({ ...worked(own), Parameters: { ...whoAsks, 'callback.$': '$.callback' } }),
  },
  expressMark: { end: 'SUCCEEDED', definition: () => only(pass) },

  activity: { end: 'SUCCEEDED', definition: (own) => only(worked(own)) },
  /** Nobody sends the token back. */
  unheard: {
    end: 'SUCCEEDED',
    definition: (own) => ({
      StartAt: 'Unheard',
      States: {
        Unheard: {
          ...nested('states:startExecution.waitForTaskToken', own.machine('child'), {
            ...whoAsks,
            'callback.$': '$$.Task.Token',
          }),
          TimeoutSeconds: 4,
          HeartbeatSeconds: 1,
          Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
          End: undefined,
          Next: 'Never',
        },
        Never: { Type: 'Fail' },
        After: { Type: 'Pass', Result: 'caught', End: true },
      },
    }),
    output: 'caught',
  },
  late: { end: 'TIMED_OUT', definition: () => ({ ...only(wait(farSeconds)), TimeoutSeconds: 2 }) },
  parallel: {
    end: 'SUCCEEDED',
    definition: (own) =>
      only({
        Type: 'Parallel',
        Branches: [
          only(worked(own), 'Worked'),
          only(wait(1), 'Waiting'),
          only(nested('states:startExecution.sync:2', own.machine('child')), 'Nested'),
        ],
        End: true,
      }),
  },
  map: {
    end: 'SUCCEEDED',
    input: { items },
    definition: (own) =>
      only({
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: 2,
        ItemSelector: { 'item.$': '$$.Map.Item.Value' },
        ItemProcessor: {
          StartAt: 'Work',
          States: {
            Work: { ...worked(own), End: undefined, ResultPath: null, Next: 'Rest' },
            Rest: { Type: 'Wait', Seconds: 1, Next: 'Item' },
            Item: { Type: 'Pass', OutputPath: '$.item', End: true },
          },
        },
        End: true,
      }),
    output: items,
  },
  mapRun: {
    end: 'SUCCEEDED',
    input: { items },
    definition: () =>
      only({
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...only(wait(1), 'Waiting'),
        },
        End: true,
      }),
    output: items,
  },
  /** One of its children fails in its first life; the run is redriven until it succeeds. */
  mapRunRedriven: {
    end: 'SUCCEEDED',
    mayFail: true,
    input: { items },
    definition: () =>
      only({
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'item.$': '$$.Map.Item.Value' },
        MaxConcurrency: 3,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Wait',
          States: {
            Wait: { Type: 'Wait', Seconds: 1, Next: 'Doubtful?' },
            'Doubtful?': {
              Type: 'Choice',
              Choices: [{ Variable: '$.item', NumericEquals: 2, Next: 'Doubt' }],
              Default: 'Item',
            },
            Doubt: {
              Type: 'Pass',
              // There is no item -1.
              Parameters: {
                'x.$': 'States.ArrayGetItem(States.Array(0), States.MathAdd($$.Execution.RedriveCount, -1))',
              },
              ResultPath: '$.doubt',
              Next: 'Item',
            },
            Item: { Type: 'Pass', OutputPath: '$.item', End: true },
          },
        },
        End: true,
      }),
    output: items,
  },
  nestedStart: { end: 'SUCCEEDED', definition: (own) => only(nested('states:startExecution', own.machine('child'))) },
  nestedRetry: {
    end: 'SUCCEEDED',
    definition: (own) =>
      only({
        ...nested('states:startExecution.sync', own.machine('failingChild')),
        Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 2 }],
      }),
  },
  token: {
    end: 'SUCCEEDED',
    definition: (own) =>
      only({
        ...nested('aws-sdk:sfn:startExecution.waitForTaskToken', own.machine('callbackChild'), {
          ...whoAsks,
          'callback.$': '$$.Task.Token',
        }),
        TimeoutSeconds: 5,
        ...again,
      }),
  },
  stopped: {
    end: 'ABORTED',
    definition: (own) =>
      only({
        Type: 'Parallel',
        Branches: [
          only(worked(own), 'Worked'),
          only(nested('states:startExecution.sync:2', own.machine('farChild')), 'Nested'),
          only({ Type: 'Map', ItemsPath: '$.items', ItemProcessor: only(wait(farSeconds), 'Far'), End: true }, 'Each'),
        ],
        End: true,
      }),
    input: { items },
  },
  /** Lets go of a child when another branch fails, and of a second one that takes too long. */
  letGo: {
    end: 'SUCCEEDED',
    definition: (own) => ({
      StartAt: 'Together',
      States: {
        Together: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Soon', States: { Soon: { Type: 'Wait', Seconds: 1, Next: 'No' }, No: { Type: 'Fail' } } },
            only(nested('states:startExecution.sync', own.machine('farChild')), 'Nested'),
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Slow' }],
          Next: 'Never',
        },
        Slow: {
          ...nested('states:startExecution.sync:2', own.machine('farChild'), {
            'execution.$': '$$.Execution.Id',
            retry: 1,
          }),
          TimeoutSeconds: 1,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'After' }],
          End: undefined,
          Next: 'Never',
        },
        Never: { Type: 'Fail' },
        After: { Type: 'Pass', Result: 'let go', End: true },
      },
    }),
    output: 'let go',
  },
  /** Fails in its first life, and by any mishap of a worker; redriven until it succeeds. */
  redriven: {
    end: 'SUCCEEDED',
    mayFail: true,
    definition: (own) =>
      only({
        Type: 'Parallel',
        Branches: [
          only(
            {
              ...worked(own),
              Retry: undefined,
              Parameters: { ...whoAsks, 'redrive.$': '$$.Execution.RedriveCount' },
            },
            'Worked',
          ),
          only(wait(1), 'Waiting'),
        ],
        End: true,
      }),
  },
  /** Leaves a mark in an execution of its own, since its history is nowhere. */
  express: {
    end: 'SUCCEEDED',
    type: 'EXPRESS',
    definition: (own) =>
      only(nested('states:startExecution', own.machine('expressMark'), { 'express.$': '$$.Execution.Name' })),
  },
} as const satisfies Readonly<Record<string, Kind>>

export type MachineKind = keyof typeof kinds

export const kindOf = (kind: MachineKind): Kind => kinds[kind]

/** What the load starts: much of what is quick, some of what takes work. */
export const quickKinds = ['pass', 'wait', 'pass', 'far'] as const satisfies MachineKind[]
export const longKinds = [
  'activity',
  'parallel',
  'nestedRetry',
  'token',
  'stopped',
  'letGo',
  'redriven',
  'map',
  'unheard',
  'express',
  'mapRun',
  'mapRunRedriven',
  'nestedStart',
  'late',
] as const satisfies MachineKind[]

export interface CrashWorld {
  readonly work: string
  readonly machines: ReadonlyMap<string, string>
}

export async function createWorld(url: string, roleArn: string): Promise<CrashWorld> {
  const work = String((await call(url, 'CreateActivity', { name: 'work' }))['activityArn'])
  const machines = new Map<string, string>()
  const machine = (kind: string): string => machines.get(kind) ?? `${kind} is not there yet`
  for (const [kind, { definition, type = 'STANDARD' }] of Object.entries<Kind>(kinds)) {
    const { stateMachineArn } = await call(url, 'CreateStateMachine', {
      name: kind,
      roleArn,
      type,
      definition: JSON.stringify(definition({ work, machine })),
    })
    machines.set(kind, String(stateMachineArn))
  }
  return { work, machines }
}
