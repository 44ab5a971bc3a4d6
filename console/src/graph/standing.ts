/** What a run did to the states of a definition, as the graph shows it. States are known by name, as history knows them. */
export type StandingStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CAUGHT' | 'ABORTED' | 'TIMED_OUT'

export interface NodeStanding {
  readonly status: StandingStatus
  /** Attempts beyond the first, of the visit that is shown. */
  readonly retries: number
  /** How often the state was entered. */
  readonly visits: number
  /** Of a Map: its items. */
  readonly progress?: MapProgress
}

export interface MapProgress {
  readonly succeeded: number
  readonly running: number
  readonly failed: number
  readonly total: number
}

export interface GraphStanding {
  readonly nodes: ReadonlyMap<string, NodeStanding>
  /** By `edgeKey`; an edge that history does not show was not taken. */
  readonly edges: ReadonlyMap<string, EdgeStanding>
}

/** `live`: what it leads to runs now. */
export type EdgeStanding = 'taken' | 'live'

/** Pseudo names of the graph's two ends; no state has them, since they hold a control character. */
export const startName = '\u0000start'
export const endName = '\u0000end'

export function edgeKey(from: string, to: string, caught: boolean): string {
  return `${from}\u0001${to}\u0001${caught ? 'catch' : ''}`
}

export const standingWords: Readonly<Record<StandingStatus, string>> = {
  RUNNING: 'In progress',
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  CAUGHT: 'Caught error',
  ABORTED: 'Canceled',
  TIMED_OUT: 'Timed out',
}

/** The colour of a status: one of the theme's families, `--ok` and `--ok-bg`. */
export const standingColours: Readonly<Record<StandingStatus, 'run' | 'ok' | 'bad' | 'warn' | 'off'>> = {
  RUNNING: 'run',
  SUCCEEDED: 'ok',
  FAILED: 'bad',
  CAUGHT: 'warn',
  ABORTED: 'off',
  TIMED_OUT: 'bad',
}
