/** Sizes as people read them. */

import type { Language } from './i18n/index.js'

const units = {
  fr: ['o', 'Kio', 'Mio', 'Gio'],
  en: ['B', 'KiB', 'MiB', 'GiB'],
} as const satisfies Record<Language, readonly string[]>

/** `832 o` and `1,4 Mio` in French, `832 B` and `1.4 MiB` in English. */
export function printSize(bytes: number, language: Language): string {
  let value = bytes
  let unit = 0
  for (; value >= 1024 && unit < units[language].length - 1; unit++) value /= 1024
  const number = value.toFixed(unit === 0 || value >= 100 ? 0 : 1)
  return `${language === 'fr' ? number.replace('.', ',') : number} ${units[language][unit] ?? ''}`
}
