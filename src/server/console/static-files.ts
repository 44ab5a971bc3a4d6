/** The built console: its page under every path of its own, its assets under their hashed names, precompressed. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { WireAnswer } from '../../protocol/index.ts'

export type StaticFiles = (path: string, acceptEncoding: string | undefined) => Promise<WireAnswer>

/** Whether there is a built console in the folder. */
export function isBuiltConsole(directory: string): boolean {
  return existsSync(join(directory, 'index.html'))
}

/** `path` is raw. Files are looked up at each request, so that a console that is built anew needs no restart. */
export function staticFiles(directory: string): StaticFiles {
  return async (path, acceptEncoding) => {
    const asset = /^\/(assets\/[\w-][\w.-]*)$/.exec(path)?.[1]
    if (asset !== undefined) {
      return (await fileAnswer(directory, asset, acceptEncoding, 'public, max-age=31536000, immutable')) ?? notFound
    }
    if (path.startsWith('/assets/')) return notFound
    const file = /^\/([\w-][\w-]*\.[\w.-]+)$/.exec(path)?.[1]
    if (file !== undefined && file !== pageFile) {
      return (await fileAnswer(directory, file, acceptEncoding, 'no-cache')) ?? notFound
    }
    return pageAnswer(directory)
  }
}

const pageFile = 'index.html'
const notFound: WireAnswer = {
  status: 404,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  body: 'There is no such file.\n',
}

/** What a browser may do with an answer, whatever is in it. */
export const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

async function pageAnswer(directory: string): Promise<WireAnswer> {
  const page = await readText(join(directory, pageFile))
  if (page === undefined) return { ...notFound, body: 'The console is not built.\n' }
  const nonce = randomBytes(18).toString('base64')
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
    },
    body: page.replaceAll('__NONCE__', nonce),
  }
}

/** Only styles may stand in the page itself, those with the nonce: themes and the editor make theirs at run time. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

async function fileAnswer(
  directory: string,
  name: string,
  acceptEncoding: string | undefined,
  cacheControl: string,
): Promise<WireAnswer | undefined> {
  const type = contentTypes[extname(name)]
  if (type === undefined) return undefined
  const headers = { 'Content-Type': type, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding' }
  for (const [encoding, ending] of encodings) {
    if (!accepts(acceptEncoding, encoding)) continue
    const body = await readBytes(join(directory, name + ending))
    if (body !== undefined) return { status: 200, headers: { ...headers, 'Content-Encoding': encoding }, body }
  }
  const body = await readBytes(join(directory, name))
  return body === undefined ? undefined : { status: 200, headers, body }
}

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** RFC 9110, 12.5.3: named and not refused with `q=0`. */
export function accepts(header: string | undefined, encoding: string): boolean {
  const item = header?.split(',').find((it) => it.split(';')[0]?.trim().toLowerCase() === encoding)
  return item !== undefined && !/;\s*q=0(\.0*)?\s*$/i.test(item)
}

async function readBytes(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch {
    return undefined
  }
}

async function readText(file: string): Promise<string | undefined> {
  const bytes = await readBytes(file)
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')
}
