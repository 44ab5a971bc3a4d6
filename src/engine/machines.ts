import { AssertionError, limits } from '../base/index.ts'
import type { Machine, MachineType } from '../asl/index.ts'
import type { Store } from '../store/index.ts'
import type { Language } from './ports.ts'

/** Parsed definitions by their key in the table `definitions`. A text never changes, so the cache is never wrong. */
export interface Machines {
  /** At once when it is cached. Rejects when the definition is missing or does not parse: a defect of ours. */
  get(definition: string, type?: MachineType): Machine | Promise<Machine>
}

export function openMachines(store: Store, language: Language): Machines {
  const cached = new Map<string, { readonly machine: Machine; readonly characters: number }>()
  const loading = new Map<string, Promise<Machine>>()
  let characters = 0

  const keep = (definition: string, machine: Machine, text: string): void => {
    cached.set(definition, { machine, characters: text.length })
    characters += text.length
    for (const [oldest, entry] of cached) {
      if (cached.size <= limits.machineCacheEntries && characters <= limits.machineCacheCharacters) break
      if (oldest === definition) break
      cached.delete(oldest)
      characters -= entry.characters
    }
  }

  const load = async (definition: string, type: MachineType, key: string): Promise<Machine> => {
    const row = await store.get('definitions', { id: definition })
    if (row === undefined) throw new AssertionError(`definition ${definition} is pinned, but not stored`)
    const machine = language.parse(row.body, type)
    keep(key, machine, row.body)
    return machine
  }

  return {
    get(definition, type = 'STANDARD') {
      const key = type === 'STANDARD' ? definition : `${definition} ${type}`
      const entry = cached.get(key)
      if (entry !== undefined) return entry.machine
      const underWay = loading.get(key)
      if (underWay !== undefined) return underWay
      const machine = load(definition, type, key).finally(() => loading.delete(key))
      loading.set(key, machine)
      return machine
    },
  }
}
