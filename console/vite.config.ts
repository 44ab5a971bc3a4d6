import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, runnerImport, type Plugin } from 'vite'

/** What compresses well; fonts are compressed already, and index.html gets its nonce at each request. */
const compressible = /\.(js|css|svg|json)$/
/** A file shorter than this fits into a packet or two either way. */
const compressFromBytes = 1_000
/** Quality 11 takes five times as long for three percent; a fresh clone waits for this build. */
const brotliQuality = 9

/** Writes .br and .gz beside each file, so that the server never compresses. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const assets = join(dir, 'assets')
      const names = (await readdir(assets)).filter((name) => compressible.test(name))
      await Promise.all(names.map((name) => compressFile(join(assets, name))))
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path)
  if (content.length < compressFromBytes) return
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }
  await Promise.all([
    promisify(brotliCompress)(content, options).then((bytes) => writeFile(`${path}.br`, bytes)),
    promisify(gzip)(content, { level: 9 }).then((bytes) => writeFile(`${path}.gz`, bytes)),
  ])
}

/**
 * Cloudscape's theme as a stylesheet that is made here: making it in the browser takes half a megabyte of values, and a
 * style element besides.
 */
function themeStylesheet(): Plugin {
  const name = 'virtual:theme.css'
  return {
    name: 'theme-stylesheet',
    resolveId: (source) => (source === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined
      const { module } = await runnerImport<{ readonly stylesheet: string }>(
        join(import.meta.dirname, 'src/theme/stylesheet.ts'),
        // Their imports name folders, which Node does not resolve.
        {
          configFile: false,
          root: import.meta.dirname,
          resolve: { noExternal: [/@cloudscape-design/, /material-color/] },
        },
      )
      return module.stylesheet
    },
  }
}

/** AppLayout's two other looks, one of which brings drag-and-drop along: the one in use is told when the page runs. */
const unusedLooks = ['./classic', './visual-refresh-toolbar']
/** Components that no page has, with many words in Cloudscape's messages. */
const unusedWords = [
  'annotation-context',
  'cards',
  'code-editor',
  'collection-preferences',
  'date-picker',
  'features-notification-drawer',
  'file-token-group',
  'file-upload',
  'list',
  'pie-chart',
  'prompt-input',
  's3-resource-selector',
  'slider',
  'split-panel',
  'tag-editor',
  'tutorial-panel',
  '[charts]',
]

/** Leaves out of Cloudscape what no page shows and the bundler cannot know of: 30 kB of each first load. */
function withoutUnused(): Plugin {
  const nothing = '\0unused-look'
  return {
    name: 'without-unused',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) =>
      unusedLooks.includes(source) && importer?.endsWith('/components/app-layout/internal.js') === true
        ? nothing
        : undefined,
    load: (id) => (id === nothing ? 'export default () => null' : undefined),
    transform: {
      filter: { id: /i18n\/messages\/all\.en\.js$/ },
      handler(code) {
        const words = JSON.parse(code.slice(code.indexOf('{'), code.lastIndexOf('}') + 1)) as Words
        for (const components of Object.values(words).flatMap((locales) => Object.values(locales)))
          for (const name of unusedWords) delete components[name]
        return { code: `export default ${JSON.stringify(words)}`, map: null }
      },
    },
  }
}

type Words = Record<string, Record<string, Record<string, unknown>>>

/** Where `vite dev` finds a server's console door; start one with `npm start -- --console-port 4567`. */
const door = process.env['STILE_CONSOLE'] ?? 'http://127.0.0.1:4567'

const proxied = { target: door, changeOrigin: true, headers: { origin: door } }
const pureModules = /\/src\/(base|jsonpath|asl|iam|vtl|protocol)\//

export default defineConfig({
  plugins: [react(), themeStylesheet(), withoutUnused(), precompress()],
  build: {
    target: 'es2022',
    // The nonce stands in a meta element; nothing may be inlined as data: except pictures, which the CSP lets through.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
    manifest: true,
    // The server's pure modules do nothing when they are loaded: what the console does not call of them stays out.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: pureModules, sideEffects: false }] } },
  },
  worker: { format: 'es' },
  // The door answers its own origin only.
  server: { proxy: { '/aws': proxied, '/console': proxied } },
})
