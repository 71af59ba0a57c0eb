/** Numbers of prescriptions: for trial, since those that count are the health insurance's to give. */

import type { Entropy } from '../../../server/base/index.js'

/** Without letters that are taken for digits. */
const letters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** 18 characters as a national number has, beginning with `ESSAI`, so that none is ever taken for one. */
export const trialNumber = (random: Pick<Entropy, 'below'>): string =>
  `ESSAI${Array.from({ length: 13 }, () => letters[random.below(letters.length)] ?? '').join('')}`
