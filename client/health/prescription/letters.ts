/** Numbers in letters, as a secured prescription has to say them (Code de la santé publique, R5132-29). */

import type { MedicineLine } from './model.js'

const small = (
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize ' +
  'dix-sept dix-huit dix-neuf'
).split(' ')
const tens = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante']

/** `quatre-vingt-onze`; whole numbers from 0 to 999 999. */
export function inLetters(value: number): string {
  if (value < 100) return belowHundred(value)
  if (value < 1000) return belowThousand(value)
  const thousands = Math.floor(value / 1000)
  const rest = value % 1000
  // `quatre-vingts` and `cents` lose their s before `mille`.
  const head = thousands === 1 ? 'mille' : `${inLetters(thousands).replace(/s$/, lost)} mille`
  return rest === 0 ? head : `${head} ${inLetters(rest)}`
}

const lost = (_: string, offset: number, whole: string): string =>
  /(vingts|cents)$/.test(whole) && offset > 0 ? '' : 's'

function belowHundred(value: number): string {
  if (value < 20) return small[value] ?? ''
  if (value >= 80) {
    const rest = value - 80
    return rest === 0 ? 'quatre-vingts' : `quatre-vingt-${small[rest] ?? ''}`
  }
  const ten = Math.min(Math.floor(value / 10), 6)
  const rest = value - ten * 10
  if (rest === 0) return tens[ten] ?? ''
  const joint = rest === 1 || rest === 11 ? ' et ' : '-'
  return `${tens[ten] ?? ''}${joint}${small[rest] ?? ''}`
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds === 1 ? 'cent' : `${small[hundreds] ?? ''} cent`
  if (rest === 0) return hundreds === 1 ? head : `${head}s`
  return `${head} ${belowHundred(rest)}`
}

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  g: ['gramme', 'grammes'],
  mg: ['milligramme', 'milligrammes'],
  µg: ['microgramme', 'microgrammes'],
  μg: ['microgramme', 'microgrammes'],
  microg: ['microgramme', 'microgrammes'],
  ml: ['millilitre', 'millilitres'],
  h: ['heure', 'heures'],
  j: ['jour', 'jours'],
}

const feminine =
  /^(gélule|ampoule|boîte|goutte|injection|application|dose|cuill|fois|prise|semaine|heure|pastille|pipette|seringue|bouffée|inhalation|plaquette|année)/i

/** `à 2` of `1 à 2 gélules`: the noun comes behind. */
const range = /^\s*(?:(?:à|ou)\s+[\d.,]+)?\s*/

/** A sentence with its numbers, and the units behind them, in letters: `dix milligrammes, une gélule`. */
export function spelled(sentence: string): string {
  return sentence.replace(
    /(?<![\p{L}\d])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(\s*)(microg|mg|µg|μg|ml|mL|g|h|j)?(?![\p{L}\d])/gu,
    (found, whole: string, decimals: string | undefined, space: string, unit?: string, ...rest) => {
      const value = Number(whole.replace(/\D/g, ''))
      if (value > 999_999) return found
      const after = sentence.slice(Number(rest.at(-2)) + found.length).replace(range, '')
      const words = decimals
        ? `${inLetters(value)} virgule ${digits(decimals)}`
        : counted(value, unit ?? after)
      if (unit === undefined) return `${words}${space}`
      const [one, many] = units[unit.toLowerCase()] ?? [unit, unit]
      return `${words} ${value < 2 ? one : many}`
    },
  )
}

/** `zéro cinq` of `05`; `vingt-cinq` of `25`. */
const digits = (text: string): string =>
  [...(/^0*/.exec(text)?.[0] ?? '')]
    .map(() => 'zéro')
    .concat(Number(text) > 0 ? inLetters(Number(text)) : [])
    .join(' ')

const counted = (value: number, noun: string): string => {
  const words = inLetters(value)
  return /(^|\s)un$/.test(words) && (feminine.test(noun) || noun === 'h') ? `${words}e` : words
}

/** What has to stand in letters for narcotics: dose, number of doses, strength, quantity, duration (R5132-29). */
export function lettersOf({ medicine, posology, days, boxes }: MedicineLine): string {
  return [
    spelled(medicine.name),
    spelled(posology),
    days === null ? '' : spelled(`pendant ${days} jour${days > 1 ? 's' : ''}`),
    boxes === null ? '' : spelled(`${boxes} boîte${boxes > 1 ? 's' : ''}`),
  ]
    .filter(Boolean)
    .join(' ; ')
}
