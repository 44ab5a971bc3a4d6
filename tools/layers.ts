/**
 * The law of the modules: what each may import, and whether it is pure.
 *
 * A pure module turns values into values: it compiles without Node's types, and reads no clock, no chance and no IO.
 * `tools/generate-tsconfigs.ts` makes the compiler's project references from this table, `tests/tidy.test.ts` checks
 * what the compiler cannot. Change the picture in ARCHITECTURE.md with it.
 */
export interface Layer {
  readonly imports: readonly ModuleName[]
  readonly pure: boolean
}

export type ModuleName =
  | 'base'
  | 'jsonpath'
  | 'asl'
  | 'iam'
  | 'vtl'
  | 'protocol'
  | 'store'
  | 'engine'
  | 'integrations'
  | 'gateway'
  | 'functions'
  | 'services'
  | 'server'
  | 'cli'

export const layers: Readonly<Record<ModuleName, Layer>> = {
  base: { pure: true, imports: [] },
  jsonpath: { pure: true, imports: ['base'] },
  asl: { pure: true, imports: ['base', 'jsonpath'] },
  iam: { pure: true, imports: ['base'] },
  vtl: { pure: true, imports: ['base', 'jsonpath'] },
  protocol: { pure: true, imports: ['base'] },
  store: { pure: false, imports: ['base'] },
  engine: { pure: false, imports: ['base', 'asl', 'store'] },
  functions: { pure: false, imports: ['base', 'store'] },
  gateway: { pure: false, imports: ['base', 'jsonpath', 'iam', 'vtl', 'store'] },
  integrations: { pure: false, imports: ['base', 'asl', 'iam', 'protocol', 'store', 'engine', 'gateway'] },
  services: {
    pure: false,
    imports: ['base', 'jsonpath', 'asl', 'iam', 'vtl', 'protocol', 'store', 'engine', 'functions', 'gateway'],
  },
  server: {
    pure: false,
    imports: ['base', 'asl', 'iam', 'protocol', 'store', 'engine', 'functions', 'integrations', 'gateway', 'services'],
  },
  cli: { pure: false, imports: ['base', 'asl', 'server'] },
}
