import { promisify } from 'node:util'
import { deflate, gunzip, gzip, inflate } from 'node:zlib'

import { limits } from '../../base/index.ts'
import { settled, type Exchange, type StageResult } from '../exchange.ts'
import { headerNamed } from '../headers.ts'

/** Only what an API with `minimumCompressionSize` does, and no test. Other encodings pass as they are, as on AWS. */
const decoders = { gzip: promisify(gunzip), deflate: promisify(inflate) } as const
const encoders = { gzip: promisify(gzip), deflate: promisify(deflate) } as const

type Encoding = keyof typeof encoders

/** A compressed body is taken apart before anything reads it. */
export function decodeBody(exchange: Exchange): StageResult | Promise<StageResult> {
  if (exchange.api.minimumCompressionSize === undefined || exchange.log !== undefined) return undefined
  const encoding = headerNamed(exchange.wire.headers, 'content-encoding')?.trim().toLowerCase()
  return isEncoding(encoding) ? decode(exchange, encoding) : undefined
}

async function decode(exchange: Exchange, encoding: Encoding): Promise<StageResult> {
  const request = settled(exchange.request, 'request')
  try {
    const body = await decoders[encoding](request.body, { maxOutputLength: limits.gatewayRequestBytes })
    exchange.request = { ...request, body }
    return undefined
  } catch (error) {
    const isTooLarge = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? { type: 'REQUEST_TOO_LARGE' } : { type: 'BAD_REQUEST_BODY' }
  }
}

/** An answer of that size or more is compressed, if the client takes it so and nothing has encoded it already. */
export function encodeAnswer(exchange: Exchange): StageResult | Promise<StageResult> {
  const { minimumCompressionSize } = exchange.api
  if (minimumCompressionSize === undefined || exchange.log !== undefined) return undefined
  const encoding = acceptedEncoding(headerNamed(exchange.wire.headers, 'accept-encoding'))
  const { body, headers } = settled(exchange.answer, 'answer')
  if (encoding === undefined || headerNamed(headers, 'content-encoding') !== undefined) return undefined
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  return bytes.length > 0 && bytes.length >= minimumCompressionSize ? encode(exchange, encoding, bytes) : undefined
}

async function encode(exchange: Exchange, encoding: Encoding, bytes: Uint8Array): Promise<StageResult> {
  const answer = settled(exchange.answer, 'answer')
  const body = await encoders[encoding](bytes)
  exchange.answer = { ...answer, body, headers: [...answer.headers, ['Content-Encoding', encoding]] }
  return undefined
}

/** The first of ours in the list that is not refused by `q=0`. */
function acceptedEncoding(header: string | undefined): Encoding | undefined {
  for (const part of header?.split(',') ?? []) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const encoding = name === '*' ? 'gzip' : name
    if (isEncoding(encoding) && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))) return encoding
  }
  return undefined
}

function isEncoding(name: string | undefined): name is Encoding {
  return name === 'gzip' || name === 'deflate'
}
