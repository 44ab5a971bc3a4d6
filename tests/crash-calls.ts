/** Calls of the crash test: to a server that may be gone in the middle of them. */
import { signedCall } from '../src/cli/call.ts'
import { fail, type JsonObject, type Outcome } from '../src/base/index.ts'

export async function call(url: string, operation: string, input: JsonObject): Promise<JsonObject> {
  const answer = await tryCall(url, operation, input)
  if (!answer.ok) throw new Error(`${operation}: ${answer.failure.code}: ${answer.failure.message}`)
  return answer.value
}

/** A failure `NoServer` tells nothing of what the server did before it went. */
export async function tryCall(url: string, operation: string, input: JsonObject): Promise<Outcome<JsonObject>> {
  try {
    const answer = await signedCall({ url, region: 'us-east-1', operation, input })
    return answer.ok ? answer : fail(answer.failure.code.replace(/^.*#/, ''), answer.failure.message)
  } catch {
    return fail('NoServer', 'gone in the middle of its answer')
  }
}

/** Where the server is now: it moves with each restart. */
export interface Place {
  url: string
}

/** Asks until a server answers, as clients with retries do. */
export async function callUntilAnswered(
  place: Place,
  operation: string,
  input: JsonObject,
  wanted: () => boolean,
): Promise<Outcome<JsonObject>> {
  for (;;) {
    const answer = await tryCall(place.url, operation, input)
    if (answer.ok || answer.failure.code !== 'NoServer' || !wanted()) return answer
    await delay(25)
  }
}

/** All of a list, page by page. */
export async function listAll<Item>(
  url: string,
  operation: string,
  input: JsonObject,
  member: string,
): Promise<Item[]> {
  const all: Item[] = []
  for (let nextToken: string | undefined; ;) {
    const page = await call(url, operation, {
      ...input,
      maxResults: 1000,
      ...(nextToken === undefined ? {} : { nextToken }),
    })
    all.push(...(page[member] as unknown as Item[]))
    if (typeof page['nextToken'] !== 'string') return all
    nextToken = page['nextToken']
  }
}

export async function forEachAtOnce<Item>(
  items: readonly Item[],
  inParallel: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  const drain = async (): Promise<void> => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: inParallel }, drain))
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
