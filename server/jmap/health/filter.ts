/** Conditions on what messages are about: kind, patient, words of the documents inside. */

import { fold, gistKinds, type Gist } from '../../base/index.js'

/** Words of a gist as a search sees them. */
export function gistWords({ patient, titles, medicines, signature }: Gist): string {
  const of = patient
    ? [patient.family, patient.given, patient.ins ?? '', patient.birthDate ?? '']
    : []
  const birth = patient?.birthDate?.split('-').reverse().join('/') ?? ''
  return ` ${fold([...of, birth, ...titles, ...medicines, signature?.signer ?? ''].join(' '))} `
}

/** Does it hold every word, as the beginning of one of its own? */
export function gistHas(gist: Gist, text: string): boolean {
  const words = gistWords(gist)
  return fold(text)
    .split(' ')
    .every((word) => words.includes(` ${word}`))
}

export const isKind = (text: string): boolean => gistKinds.some((kind) => kind === text)
