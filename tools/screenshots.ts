/**
 * `npm run screenshots`: the pictures of README.md and docs/console.md, taken from the real console of a real server with
 * a scene made through the SDK. `-- --only NAME,NAME` takes some; `-- --to DIR` writes elsewhere.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type BrowserContext } from 'playwright-core'
import { awsClients } from '../tests/clients.ts'
import { browserFlags, browserPath } from '../tests/console/chromium.ts'
import { startServer } from '../tests/server-process.ts'
import { pictures, type Picture } from './screenshots/pictures.ts'
import { layOut, type Scene } from './screenshots/scene.ts'
import { smallPng } from './screenshots/small-png.ts'

/** The pictures stand in the repository: whoever clones it takes them along. */
const pictureBytesMax = 100_000

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    to: { type: 'string', default: join(import.meta.dirname, '../docs/pictures') },
  },
})

const executablePath = browserPath()
if (executablePath === undefined) {
  process.stderr.write('stile: no Chromium: apt-get install chromium or set CHROMIUM_PATH\n')
  process.exit(1)
}

const directory = mkdtempSync(join(tmpdir(), 'stile-screenshots-'))
const server = await startServer(['--memory', '--console-port', '0'])
const clients = awsClients(server.url)
const browser = await chromium.launchPersistentContext(directory, {
  executablePath,
  args: [...browserFlags, '--font-render-hinting=none'],
  reducedMotion: 'reduce',
  locale: 'en-US',
  timezoneId: 'Europe/Berlin',
})
try {
  const consoleUrl = server.lines.map((line) => / console (http:\S+)/.exec(line)?.[1]).find((url) => url !== undefined)
  if (consoleUrl === undefined) throw new Error('the server has no console')
  const scene = await layOut(clients, server.url)
  mkdirSync(values.to, { recursive: true })
  for (const picture of pictures) {
    if (values.only === undefined || values.only.split(',').includes(picture.name))
      await take(browser, consoleUrl, scene, picture)
  }
} finally {
  clients.destroy()
  await browser.close()
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function take(context: BrowserContext, consoleUrl: string, scene: Scene, picture: Picture): Promise<void> {
  const { name, path, mode = 'light', height = 900, prepare } = picture
  const page = await context.newPage()
  await page.setViewportSize({ width: 1440, height })
  await page.emulateMedia({ colorScheme: mode, reducedMotion: 'reduce' })
  await page.goto(consoleUrl + path(scene))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await prepare?.(page)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  // Nothing blinks, and nothing is pointed at.
  await page.mouse.move(0, 0)
  const file = join(values.to, `${name}.png`)
  writeFileSync(file, smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })))
  await page.close()
  const { size } = statSync(file)
  process.stdout.write(`${file} ${Math.round(size / 1000)} kB\n`)
  if (size > pictureBytesMax) {
    process.stderr.write(`stile: ${name} has ${size} bytes, ${pictureBytesMax} is the most: show less of the page\n`)
    process.exitCode = 1
  }
}
