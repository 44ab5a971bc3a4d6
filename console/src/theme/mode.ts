import { applyMode, Mode } from '@cloudscape-design/global-styles'
import { useSyncExternalStore } from 'react'
import { readSetting, writeSetting } from '../kit/settings.ts'

export type ModeChoice = 'light' | 'dark' | 'system'

const key = 'mode'
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

/** What the person chose; the system's until they do. */
function chosenMode(): ModeChoice {
  const stored = readSetting(key)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

const isDark = (): boolean => (chosenMode() === 'system' ? prefersDark.matches : chosenMode() === 'dark')

export function applyChosenMode(): void {
  applyMode(isDark() ? Mode.Dark : Mode.Light)
  for (const listener of listeners) listener()
}

export function chooseMode(choice: ModeChoice): void {
  writeSetting(key, choice)
  applyChosenMode()
}

prefersDark.addEventListener('change', applyChosenMode)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The choice, and whether the page is dark now (for what cannot be said in CSS). */
export function useMode(): { readonly choice: ModeChoice; readonly dark: boolean } {
  const state = useSyncExternalStore(subscribe, () => `${chosenMode()} ${isDark()}`)
  return { choice: chosenMode(), dark: state.endsWith('true') }
}
