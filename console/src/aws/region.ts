import { useSyncExternalStore } from 'react'
import { readSetting, writeSetting } from '../kit/settings.ts'

const key = 'region'
const listeners = new Set<() => void>()
let sessionRegion = 'us-east-1'

/** The region that every call is made in: the person's choice in this browser, else the session's. */
export const currentRegion = (): string => readSetting(key) ?? sessionRegion

export function setSessionRegion(region: string): void {
  sessionRegion = region
  for (const listener of listeners) listener()
}

export function chooseRegion(region: string): void {
  writeSetting(key, region)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useRegion = (): string => useSyncExternalStore(subscribe, currentRegion)
