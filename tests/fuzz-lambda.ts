/** Hostile requests to Lambda: members where they travel, in path, query, headers and body, some of them well meant. */
import { zipSync } from 'fflate'
import { serviceModels } from '../src/protocol/index.ts'
import { isBuilt } from '../src/services/index.ts'
import { headerText, unknownKey, type Attack, type Door } from './fuzz-doors.ts'
import { nastyBytes, nastyInput, nastyText, pick, type Random } from './fuzz-inputs.ts'

const { operations, shapes } = serviceModels.lambda
const built = Object.entries(operations).filter(([name]) => isBuilt('lambda', name))

const making = built.filter(([name]) => name === 'CreateFunction' || name === 'UpdateFunctionCode')
const using = built.filter(([name]) => !name.startsWith('Delete'))

/** A role that Lambda may take lets functions be made. */
export function lambdaDoor(roleArn: string): Door {
  return (random) => {
    // Functions are to be there, more often than not.
    const [, { method, uri, input = '' }] = pick(random, random() < 0.1 ? making : random() < 0.9 ? using : built)
    const shape = shapes[input]
    const members = shape?.kind === 'structure' ? Object.entries(shape.members) : []
    const hostile = nastyInput(
      random,
      members.map(([name]) => name),
    )
    const known = wellMeant(random, roleArn)
    const values = new Map(
      members.map(([name]) => {
        const mean = name in known && random() < 0.95
        return [name, mean ? known[name] : random() < 0.1 ? hostile[name] : undefined] as const
      }),
    )
    const of = (wanted: string | undefined): (readonly [name: string, value: unknown])[] =>
      members
        .filter(([name, { location }]) => location === wanted && values.get(name) !== undefined)
        .map(([name, { name: wire }]) => [wire ?? name, values.get(name)] as const)
    const path = uri.replaceAll(
      /\{([^}]+)\}/g,
      (_, name: string) => encoded(values.get(name) ?? nastyText(random)) || 'x',
    )
    const query = of('querystring').map(([name, value]) => `${name}=${encoded(value)}`)
    return {
      method,
      path: query.length === 0 ? path : `${path}?${query.join('&')}`,
      headers: {
        ...unknownKey('lambda'),
        'content-type': 'application/json',
        ...Object.fromEntries(of('header').map(([name, value]) => [name.toLowerCase(), headerText(textOf(value))])),
      },
      body: nastyBytes(random, JSON.stringify(Object.fromEntries(of(undefined)))),
    } satisfies Attack
  }
}

/** Invocations are dry: what processes do with hostile events is tested where they run. */
function wellMeant(random: Random, roleArn: string): Readonly<Record<string, unknown>> {
  const name = pick(random, ['f1', 'f2'])
  const zip = zipSync({ 'index.mjs': Buffer.from('export const handler = () => 1') })
  const hurt = random() < 0.3 ? nastyBytes(random, Buffer.from(zip).toString('latin1')) : Buffer.from(zip)
  const ZipFile = hurt.toString('base64')
  return {
    FunctionName: pick(random, [name, `${name}:1`, `arn:aws:lambda:us-east-1:000000000000:function:${name}`]),
    Resource: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
    InvocationType: 'DryRun',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: roleArn,
    Code: { ZipFile },
    ZipFile,
    Qualifier: pick(random, ['1', 'live', '$LATEST', undefined]),
    Name: 'live',
    FunctionVersion: pick(random, ['1', '$LATEST']),
    RoutingConfig: { AdditionalVersionWeights: { [pick(random, ['1', '2'])]: random() } },
    StatementId: pick(random, ['a', 'b']),
    Action: 'lambda:InvokeFunction',
    Principal: pick(random, ['*', 'apigateway.amazonaws.com', '111111111111']),
    Environment: { Variables: { AB: nastyText(random) } },
    Tags: { [nastyText(random)]: nastyText(random) },
    TagKeys: [nastyText(random)],
    ReservedConcurrentExecutions: pick(random, [0, 5, 901]),
    Publish: random() < 0.5,
    DryRun: random() < 0.5,
    ...Object.fromEntries(unbuilt.map((member) => [member, undefined])),
  }
}

/** Members that are refused as not built would hide the others. */
const unbuilt = [
  'Layers',
  'ImageConfig',
  'PublishTo',
  'CapacityProviderConfig',
  'DurableConfig',
  'TenancyConfig',
  'ImageUri',
]

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function encoded(value: unknown): string {
  return encodeURIComponent(textOf(value).slice(0, 120).toWellFormed())
}
