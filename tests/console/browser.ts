/**
 * A real Chromium at a real server's console, for tests: one browser a test file, a page a test. What a page logs as an
 * error, throws or does against its content security policy is collected, and fails the test that closes the console.
 */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { awsClients, type Clients } from '../clients.ts'
import { startServer, type ServerProcess } from '../server-process.ts'
import { browserFlags, browserPath } from './chromium.ts'

export type { Page } from 'playwright-core'

const chromiumPath = browserPath()
/** A console that was built elsewhere, for who works on it; `npm test` builds it where the server looks. */
export const builtAt = process.env['STILE_CONSOLE_DIR'] ?? join(import.meta.dirname, '../../console/dist')

export type ColourMode = 'light' | 'dark'

interface PageOptions {
  readonly mode?: ColourMode
  readonly width?: number
  readonly height?: number
}

export interface OpenConsole {
  readonly url: string
  readonly server: ServerProcess
  readonly context: BrowserContext
  /** The real AWS clients at the server's API port, to lay out what a test looks at. */
  readonly aws: Clients
  /** A new page at this path of the console. */
  readonly open: (path: string, options?: PageOptions) => Promise<Page>
  /** What axe finds wrong, one sentence a violation. */
  readonly violations: (page: Page) => Promise<readonly string[]>
}

interface ConsoleTestOptions {
  /** More flags of `stile dev`. */
  readonly flags?: readonly string[]
  /** Errors that the test brings about on purpose, as a refusal that the browser logs. */
  readonly expectedErrors?: RegExp
}

/** A test in the browser: skipped with the reason where there is none, failed there under REQUIRE_BROWSER=1. */
export function consoleTest(
  name: string,
  run: (open: OpenConsole, context: TestContext) => Promise<void>,
  options: ConsoleTestOptions = {},
): void {
  const missing = missingPart()
  if (missing !== undefined && process.env['REQUIRE_BROWSER'] !== '1') {
    test(name, { skip: missing })
    return
  }
  test(name, { timeout: 240_000 }, async (context) => {
    if (missing !== undefined) assert.fail(missing)
    const directory = await mkdtemp(join(tmpdir(), 'stile-browser-'))
    const server = await startServer([
      '--memory',
      '--console-port',
      '0',
      '--console-dir',
      builtAt,
      ...(options.flags ?? []),
    ])
    const browser = await launch(directory)
    const problems: string[] = []
    const aws = awsClients(server.url)
    try {
      await run(openConsole(server, browser, aws, problems), context)
      const unexpected = problems.filter((problem) => options.expectedErrors?.test(problem) !== true)
      assert.deepEqual(unexpected, [], 'errors in the browser')
    } finally {
      aws.destroy()
      await browser.close()
      await server.stop()
      await rm(directory, { recursive: true, force: true })
    }
  })
}

function missingPart(): string | undefined {
  if (chromiumPath === undefined) return 'no Chromium: apt-get install chromium or set CHROMIUM_PATH'
  if (!existsSync(join(builtAt, 'index.html'))) return 'the console is not built: npm ci and npm run build in console/'
  return undefined
}

const launch = (directory: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(directory, {
    executablePath: chromiumPath ?? '',
    args: [...browserFlags],
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
  })

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

function openConsole(server: ServerProcess, context: BrowserContext, aws: Clients, problems: string[]): OpenConsole {
  const url = server.lines.map((line) => / console (http:\S+)/.exec(line)?.[1]).find((match) => match !== undefined)
  assert.ok(url !== undefined, 'the server says where its console is')
  return {
    url,
    server,
    context,
    aws,
    open: async (path, { mode = 'light', width = 1440, height = 900 } = {}) => {
      const page = await context.newPage()
      collectProblems(page, problems)
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: mode, reducedMotion: 'reduce' })
      await page.goto(url + path)
      return page
    },
    violations,
  }
}

function collectProblems(page: Page, problems: string[]): void {
  const where = (): string => new URL(page.url()).pathname
  page.on('pageerror', (error) => problems.push(`${where()}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // Violations of the policy arrive here too, as errors.
    if (message.type() === 'error') problems.push(`${where()}: ${message.text()} ${message.location().url}`)
  })
}

interface AxeViolation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** axe is evaluated through the debugger, which no content security policy holds. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }
    return (await axe.run()).violations
  })
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`,
  )
}
