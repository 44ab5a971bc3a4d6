/** Writes each module's tsconfig.json from `layers.ts`, so that the compiler enforces what may import what. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { layers, type ModuleName } from './layers.ts'

const compilerOptions = {
  target: 'es2024',
  lib: ['es2024'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  allowImportingTsExtensions: true,
  composite: true,
  emitDeclarationOnly: true,
  skipLibCheck: true,
}

/** The files to write: path -> text. Pure, so that the tidy test can compare. */
export function tsconfigFiles(): Map<string, string> {
  const files = new Map<string, string>()
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const names = Object.keys(layers) as ModuleName[]
  files.set('tsconfig.base.json', json({ compilerOptions }))
  for (const name of names) {
    const { imports, pure } = layers[name]
    files.set(
      `src/${name}/tsconfig.json`,
      json({
        extends: '../../tsconfig.base.json',
        compilerOptions: {
          types: pure ? [] : ['node'],
          rootDir: '..',
          outDir: '../../.cache/types',
          tsBuildInfoFile: `../../.cache/types/${name}.tsbuildinfo`,
        },
        include: ['.'],
        exclude: ['**/*.test.ts'],
        references: imports.map((path) => ({ path: `../${path}` })),
      }),
    )
  }
  files.set(
    'tsconfig.tests.json',
    json({
      extends: './tsconfig.base.json',
      compilerOptions: {
        types: ['node'],
        rootDir: '.',
        outDir: '.cache/types-tests',
        tsBuildInfoFile: '.cache/types-tests/tests.tsbuildinfo',
      },
      include: ['src/**/*.test.ts', 'tests', 'tools'],
      references: names.map((name) => ({ path: `./src/${name}` })),
    }),
  )
  files.set('tsconfig.json', json({ files: [], references: [{ path: './tsconfig.tests.json' }] }))
  return files
}

if (import.meta.main) {
  for (const [path, text] of tsconfigFiles()) {
    if (path.startsWith('src/')) mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true })
    writeFileSync(path, text)
  }
  process.stdout.write(`wrote ${tsconfigFiles().size} tsconfig files for ${readdirSync('src').length} modules\n`)
}
