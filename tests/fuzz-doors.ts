/** Hostile requests through every door of a running server: no crash, no hang, no 500. */
import { Agent, request as httpRequest } from 'node:http'
import { serviceModels, type ServiceName } from '../src/protocol/index.ts'
import { isBuilt } from '../src/services/index.ts'
import { nastyBytes, nastyInput, nastyJson, nastyText, pick, type Random } from './fuzz-inputs.ts'

export interface Attack {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export type Door = (random: Random) => Attack

/** An access key that the server does not know is the root in `dev`, so these pass the signature and reach the handlers. */
export const unknownKey = (service: string): Readonly<Record<string, string>> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIDFUZZFUZZFUZZFUZZ/20261122/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
  'x-amz-date': '20261122T000000Z',
})

type Operation = (typeof serviceModels)['states']['operations'][string]

function memberNames(service: ServiceName, operation: Operation): readonly string[] {
  const shape = operation.input === undefined ? undefined : serviceModels[service].shapes[operation.input]
  return shape?.kind === 'structure' ? Object.keys(shape.members) : []
}

function anyOperation(random: Random, service: ServiceName): readonly [name: string, model: Operation] {
  return pick(
    random,
    Object.entries(serviceModels[service].operations).filter(([name]) => name !== 'GetActivityTask'),
  )
}

export const doors: Readonly<Record<string, Door>> = {
  states: (random) => {
    const [name, model] = anyOperation(random, 'states')
    const body = JSON.stringify(nastyInput(random, memberNames('states', model)))
    const target = random() < 0.95 ? `AWSStepFunctions.${name}` : headerText(nastyText(random))
    return {
      method: 'POST',
      path: '/',
      headers: {
        ...unknownKey('states'),
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
      },
      body: nastyBytes(random, body),
    }
  },
  logs: (random) => {
    const [name, model] = pick(
      random,
      Object.entries(serviceModels.logs.operations).filter(([each]) => isBuilt('logs', each)),
    )
    const members = memberNames('logs', model)
    // Names that some other request may have made, so that handlers find something.
    const known = {
      logGroupName: pick(random, ['g1', 'g2']),
      logStreamName: pick(random, ['s1', 's2']),
      logEvents: [{ timestamp: Date.now(), message: nastyText(random) }],
      filterPattern: pick(random, ['a', `{ $.a = ${nastyText(random)} }`, nastyText(random)]),
    }
    const wellMeant = Object.entries(known).filter(([member]) => members.includes(member) && random() < 0.9)
    const hostile = Object.entries(nastyInput(random, members)).filter(() => random() < 0.2)
    const input = Object.fromEntries([...wellMeant, ...hostile])
    return {
      method: 'POST',
      path: '/',
      headers: {
        ...unknownKey('logs'),
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `Logs_20140328.${name}`,
      },
      body: nastyBytes(random, JSON.stringify(input)),
    }
  },
  iam: (random) => {
    const service = pick(random, ['iam', 'sts'] as const)
    const [name, model] = anyOperation(random, service)
    const fields = Object.entries(nastyInput(random, memberNames(service, model))).flatMap(([member, value]) =>
      Array.isArray(value)
        ? value.map((item, at) => [`${member}.member.${at + 1}`, String(item)])
        : [[member, typeof value === 'string' ? value : JSON.stringify(value)]],
    )
    const body = new URLSearchParams([
      ['Action', name],
      ['Version', serviceModels[service].version],
      ...(fields as [string, string][]),
    ]).toString()
    return {
      method: 'POST',
      path: '/',
      headers: { ...unknownKey(service), 'content-type': 'application/x-www-form-urlencoded' },
      body: nastyBytes(random, body),
    }
  },
  apigateway: (random) => {
    const [, model] = anyOperation(random, 'apigateway')
    const path = model.uri.replaceAll(
      /\{[^}]+\}/g,
      () => encodeURIComponent(nastyText(random).slice(0, 60).toWellFormed()) || 'x',
    )
    const body = JSON.stringify(nastyInput(random, memberNames('apigateway', model)))
    return {
      method: model.method,
      path,
      headers: { ...unknownKey('apigateway'), 'content-type': 'application/json' },
      body: nastyBytes(random, body),
    }
  },
  signature: (random) => ({
    method: pick(random, ['POST', 'GET', 'PUT', 'HEAD', 'OPTIONS', 'DELETE']),
    path: `/${encodeURIComponent(nastyText(random).slice(0, 40).toWellFormed())}?${pick(random, ['', 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/b/c', 'Action=%', 'a=b&a=%ff'])}`,
    headers: {
      authorization: headerText(
        pick(random, ['AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=test/1/2/3/4', 'Bearer x', nastyText(random)]),
      ),
      'x-amz-date': headerText(nastyText(random)),
      'x-amz-content-sha256': headerText(nastyText(random)),
    },
    body: nastyBytes(random, JSON.stringify(nastyJson(random))),
  }),
}

/** Requests to a deployed stage: any method, path, query, headers and body. */
export function gatewayDoor(restApiId: string): Door {
  return (random) => {
    const segment = (): string => encodeURIComponent(nastyText(random).slice(0, 60).toWellFormed())
    const path = pick(random, ['/execution', '/mock', `/mock/${segment()}`, `/${segment()}`, '//', '/execution/', '/%'])
    return {
      method: pick(random, ['POST', 'POST', 'GET', 'PUT', 'OPTIONS', 'PATCH']),
      path: `/_aws/execute-api/${restApiId}/alpha${path}?${random() < 0.5 ? `q=${segment()}&q=${segment()}` : '&&=%'}`,
      headers: {
        'content-type': headerText(
          pick(random, ['application/json', 'application/json; charset=utf-8', 'text/plain', nastyText(random)]),
        ),
        accept: headerText(pick(random, ['*/*', 'application/json', nastyText(random)])),
        'x-custom': headerText(nastyText(random)),
      },
      body: nastyBytes(random, random() < 0.5 ? JSON.stringify(nastyJson(random)) : nastyText(random)),
    }
  }
}

/** What a header can carry at all: the rest, Node's client would refuse to send. */
export function headerText(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').trim()
}

export interface FuzzRun {
  readonly url: string
  readonly door: Door
  readonly random: Random
  readonly runs: number
  readonly isFine?: (status: number, body: string, attack: Attack) => string | undefined
}

export interface FuzzReport {
  /** The first problem, with the attack that led to it; undefined when all were answered well. */
  readonly problem: string | undefined
  /** How many were answered with 200 to 299: hostile requests that nobody listens to prove nothing. */
  readonly accepted: number
}

export async function runFuzz({ url, door, random, runs, isFine }: FuzzRun): Promise<FuzzReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  let left = runs
  let problem: string | undefined
  let accepted = 0
  const work = async (): Promise<void> => {
    while (left-- > 0 && problem === undefined) {
      const attack = door(random)
      const answer = await send(url, attack, agent)
      const complaint =
        typeof answer === 'string' ? answer : (isFine ?? answeredWell)(answer.status, answer.body, attack)
      if (typeof answer !== 'string' && answer.status < 300) accepted++
      if (complaint !== undefined)
        problem ??= `${complaint}\n${attack.method} ${attack.path}\n${JSON.stringify(attack.headers)}\n${attack.body.toString('latin1').slice(0, 1500)}`
    }
  }
  await Promise.all(Array.from({ length: 16 }, work))
  agent.destroy()
  return { problem, accepted }
}

export function answeredWell(status: number, body: string): string | undefined {
  if (status === 501) return undefined
  return status >= 500 ? `answered ${status}: ${body.slice(0, 500)}` : undefined
}

function send(url: string, attack: Attack, agent: Agent): Promise<{ status: number; body: string } | string> {
  return new Promise((resolve) => {
    const request = httpRequest(
      url,
      {
        method: attack.method,
        path: attack.path,
        headers: { ...attack.headers, 'content-length': String(attack.body.length) },
        agent,
        timeout: 10_000,
      },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      },
    )
    request.on('timeout', () => resolve('no answer within ten seconds'))
    request.on('error', (error) => resolve(`the connection broke: ${error.message}`))
    request.end(attack.body)
  })
}
