/** What a person chose on this device: language, theme, mailbox in use. It holds nothing about patients. */

import { useSyncExternalStore } from 'react'
import type { Language } from '../../../server/base/index.js'

export interface Preferences {
  readonly language: Language
  /** `system` follows the device. */
  readonly theme: 'system' | 'light' | 'dark'
  /** Address of the mailbox last used. */
  readonly mailbox: string
}

const key = 'pli.preferences'
const themes = ['system', 'light', 'dark'] as const

function first(): Preferences {
  const language = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  return { language, theme: 'system', mailbox: '' }
}

function read(): Preferences {
  const usual = first()
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<string, unknown>>
    const theme = themes.find((one) => one === kept['theme']) ?? usual.theme
    const language =
      kept['language'] === 'fr' || kept['language'] === 'en' ? kept['language'] : usual.language
    const mailbox = typeof kept['mailbox'] === 'string' ? kept['mailbox'] : ''
    return { language, theme, mailbox }
  } catch {
    // Storage may be closed to the page, or hold what somebody else wrote.
    return usual
  }
}

let current = read()
const listeners = new Set<() => void>()

function show({ language, theme }: Preferences): void {
  document.documentElement.lang = language
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

export const currentPreferences = (): Preferences => current

/** Before the first paint, so that nothing flashes. */
export function applyPreferences(): void {
  show(current)
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // It then holds for this visit.
  }
  show(current)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The preferences, followed. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current)
