/** What a medicine is counted in, by the form that the public database gives it. */

import { fold } from '../../../server/base/index.js'

/** The first that fits counts: a powder in a sachet is a sachet. */
const units: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/inject|perfusion|seringue|stylo/, 'injection'],
  [/sachet/, 'sachet'],
  [/comprime|lyophilisat/, 'comprimé'],
  [/gelule/, 'gélule'],
  [/capsule/, 'capsule'],
  [/suppositoire/, 'suppositoire'],
  [/ovule/, 'ovule'],
  [/transdermique|patch|emplatre/, 'patch'],
  [/collyre|gouttes|auriculaire/, 'goutte'],
  [/inhal|aerosol/, 'inhalation'],
  [/spray|pulverisation|nasale/, 'pulvérisation'],
  [/creme|pommade|gel\b|lotion|mousse|pate|emulsion/, 'application'],
  [/ampoule/, 'ampoule'],
  [/sirop|buvable|suspension|solution/, 'dose'],
  [/granul|poudre/, 'sachet'],
  [/pastille/, 'pastille'],
]

/** `comprimé` of `comprimé dispersible`; `dose` where the form does not tell. */
export function unitOf(form: string): string {
  const folded = fold(form)
  return units.find(([pattern]) => pattern.test(folded))?.[1] ?? 'dose'
}
