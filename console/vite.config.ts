import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

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

/** Where `vite dev` finds a server's console door; start one with `npm start -- --console-port 4567`. */
const door = process.env['STILE_CONSOLE'] ?? 'http://127.0.0.1:4567'

export default defineConfig({
  plugins: [react(), precompress()],
  build: {
    target: 'es2022',
    // The nonce stands in a meta element; nothing may be inlined as data: except pictures, which the CSP lets through.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  worker: { format: 'es' },
  server: {
    // The door answers its own origin only.
    proxy: {
      '/aws': { target: door, headers: { origin: door } },
      '/console': { target: door, headers: { origin: door } },
    },
  },
})
