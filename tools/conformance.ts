/**
 * `npm run conformance -- [GROUP…] [--only asl] [-k TEXT] [--verbose]`: replays the cases recorded on AWS that lie in
 * `../shared/conformance` (or STILE_CONFORMANCE_DIR), each against a fresh server in memory. Without that folder it says so
 * and ends well.
 */
import { openInstance } from '../src/server/index.ts'
import { findRecordings, readCases, type Case } from './conformance/cases.ts'
import { replay } from './conformance/replay.ts'

const words = process.argv.slice(2)
const option = (name: string): string | undefined =>
  words.includes(name) ? words.splice(words.indexOf(name), 2)[1] : undefined
const verbose = words.includes('--verbose') ? words.splice(words.indexOf('--verbose'), 1).length > 0 : false
const text = option('-k')
const only = option('--only')
const directory = findRecordings()
if (directory === undefined) {
  process.stdout.write(
    'no recorded cases: ../shared/conformance and STILE_CONFORMANCE_DIR are absent\n0 passed, 0 failed\n',
  )
  process.exit(0)
}

const cases = readCases(directory, words).filter(
  (each) => (text === undefined || each.id.includes(text)) && isReplayable(each),
)
let passed = 0
let failed = 0
const queue = [...cases]
await Promise.all(Array.from({ length: 6 }, work))
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

async function work(): Promise<void> {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const lines = await judge(next)
    if (lines.length === 0) passed++
    else failed++
    if (lines.length > 0)
      process.stdout.write(
        `FAIL ${next.id}\n${lines
          .slice(0, verbose ? 1000 : 6)
          .map((line) => `    ${line}\n`)
          .join('')}`,
      )
    else if (verbose) process.stdout.write(`ok   ${next.id}\n`)
  }
}

async function judge(recorded: Case): Promise<string[]> {
  const opened = await openInstance({ port: 0, iam: 'audit' })
  if (!opened.ok) return [opened.failure.message]
  try {
    return await replay(recorded, opened.value.url)
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  } finally {
    await opened.value.close()
  }
}

/** By rule, never by a list of ids: what a case needs must be served here. */
function isReplayable(each: Case): boolean {
  const served = only === 'asl' ? ['states', 'iam', 'sts'] : ['states', 'iam', 'sts', 'apigateway']
  return each.needs.every((need) => served.includes(need))
}
