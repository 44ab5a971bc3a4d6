import type { NodeKind } from './outline.ts'

/** How a state looks: the line above its name, the colour of its tile, and the glyph on it (20 by 20). */
export interface Appearance {
  readonly label: string
  readonly colour: string
  readonly glyph: string
}

type Look = readonly [name: string, colour: string, glyph: string]

const teal = '#0f7d86'
const orange = '#c4620a'
const pink = '#b8338a'
const violet = '#6b46c1'
const blue = '#4457d6'
const green = '#14804a'

const document = 'M5 4h10v12H5zM8 8h4M8 12h4'
const envelope = 'M3 6h14v8H3zM3.4 6.4 10 11l6.6-4.6'
const cylinder =
  'M4 5.5C4 3.300 16 3.300 16 5.500v9c0 2.200-12 2.200-12 0zM4 5.500c0 2.200 12 2.200 12 0M4 10c0 2.200 12 2.200 12 0'
const globe = 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M3 10h14M10 3c-5 4-5 10 0 14c5-4 5-10 0-14'
const steps = 'M3.500 15.500h4v-4h4.500v-4h4.500'
const person = 'M10 4a3 3 0 1 0 0 6a3 3 0 1 0 0-6M4.500 16.500c0-6 11-6 11 0'
const cog =
  'M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6M10 3v2.500M10 14.500V17M3 10h2.500M14.500 10H17M5.200 5.200 7 7M13 13l1.800 1.800M14.800 5.200 13 7M7 13l-1.800 1.800'
const bucket = 'M4 5h12l-1.500 11h-9zM4.500 8.500h11'
const chip = 'M6 6h8v8H6zM8 3v3M12 3v3M8 14v3M12 14v3M3 8h3M3 12h3M14 8h3M14 12h3'

/** Our own glyphs, never the vendor's icons, which are its trademarks. */
const kinds: Readonly<Record<NodeKind, Look>> = {
  Task: ['Task state', orange, document],
  Pass: ['Pass state', '#4a5a6a', 'M3 10h13M12 6l4 4-4 4'],
  Choice: ['Choice state', teal, 'M10 3 17 10 10 17 3 10zM10 7v3.500M10 13v.1'],
  Wait: ['Wait state', teal, 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M10 6v4l2.600 2'],
  Succeed: ['Succeed state', green, 'M4 10.500 8.200 14.500 16 6'],
  Fail: ['Fail state', '#c8102e', 'M5 5 15 15M15 5 5 15'],
  Parallel: ['Parallel state', teal, 'M6 4v12M14 4v12M3.500 13.500 6 16l2.500-2.500M11.500 13.500 14 16l2.500-2.500'],
  Map: ['Map state', teal, 'M4 7V4h3M4 4l4 4M16 13v3h-3M16 16l-4-4M13 4h3v3M16 4l-4 4M7 16H4v-3M4 16l4-4'],
  Start: ['Start', green, ''],
  End: ['End', green, ''],
  Unknown: ['Unknown type', '#656d78', 'M7.500 7.500c0-3.500 5-3.500 5 0c0 2-2.500 2-2.500 4.200M10 14.500v.1'],
  Missing: ['Does not exist', '#c8102e', 'M10 4v7M10 15v.1'],
}

const services: Readonly<Record<string, Look>> = {
  lambda: ['Lambda', orange, 'M5.500 4h2.200l6 12h-2.100M9.200 8.200 5 16'],
  sqs: ['SQS', pink, envelope],
  sns: ['SNS', pink, 'M4 8v4h2.500L12 15.500v-11L6.500 8zM14.500 7.500c1.300 1.500 1.300 3.500 0 5'],
  dynamodb: ['DynamoDB', blue, cylinder],
  http: ['HTTP', violet, globe],
  apigateway: ['API Gateway', violet, globe],
  states: ['Step Functions', pink, steps],
  sfn: ['Step Functions', pink, steps],
  events: ['EventBridge', pink, 'M3 10h4l2-5 3 10 2-5h3'],
  s3: ['S3', green, bucket],
  ecs: ['ECS', orange, chip],
  batch: ['Batch', orange, chip],
  glue: ['Glue', violet, cog],
  athena: ['Athena', violet, cylinder],
  bedrock: ['Bedrock', teal, cog],
  codebuild: ['CodeBuild', blue, cog],
  secretsmanager: ['Secrets Manager', '#c8102e', 'M6 9V7c0-5.300 8-5.300 8 0v2M4.500 9h11v7.500h-11z'],
  ssm: ['Systems Manager', pink, cog],
  rds: ['RDS', blue, cylinder],
  rdsdata: ['RDS Data', blue, cylinder],
  iam: ['IAM', '#c8102e', person],
  sts: ['STS', '#c8102e', person],
  cloudwatchlogs: ['CloudWatch Logs', pink, document],
}

export function appearanceOf(node: {
  readonly kind: NodeKind
  readonly resource?: string
  readonly distributed?: boolean
}): Appearance {
  const [label, colour, glyph] = kinds[node.kind]
  if (node.kind === 'Map' && node.distributed === true) return { label: 'Distributed Map', colour, glyph }
  if (node.kind !== 'Task' || node.resource === undefined) return { label, colour, glyph }
  return taskAppearance(node.resource) ?? { label, colour, glyph }
}

/** `arn:aws:states:::sqs:sendMessage.waitForTaskToken` reads "SQS: wait for token". */
function taskAppearance(resource: string): Appearance | undefined {
  if (/:states:[^:]*:[^:]*:activity:/.test(resource)) return { label: 'Activity', colour: violet, glyph: person }
  if (/:lambda:[^:]*:[^:]*:function:/.test(resource)) return appearance(services['lambda'] as Look, 'Lambda: Invoke')
  const found = /:states:[^:]*:[^:]*:(?:aws-sdk:)?([a-z0-9]+):([A-Za-z0-9]+)(\.\S+)?$/.exec(resource)
  if (found === null) return undefined
  const [, service = '', action = '', pattern = ''] = found
  const look = Object.hasOwn(services, service) ? services[service] : undefined
  const name = look?.[0] ?? service.charAt(0).toUpperCase() + service.slice(1)
  const verb = pattern === '.waitForTaskToken' ? 'wait for token' : action.charAt(0).toUpperCase() + action.slice(1)
  return appearance(look ?? [name, '#4a5a6a', cog], `${name}: ${verb}`)
}

const appearance = ([, colour, glyph]: Look, label: string): Appearance => ({ label, colour, glyph })
