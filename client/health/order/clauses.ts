/** The clauses of a typed line that say something beside the posology: boxes, renewals, substitution, ALD… */

import type { MedicineLine } from '../prescription/index.js'

export type Mutable = { -readonly [K in keyof MedicineLine]: MedicineLine[K] }

interface Clause {
  readonly pattern: RegExp
  readonly take: (line: Mutable, match: RegExpExecArray) => unknown
}

const count = (text: string | undefined): number => Number(text ?? '0')

/** Reasons for which the law lets a substitution be excluded (Code de la sécurité sociale, L162-16). */
const reasons: Readonly<Record<string, string>> = {
  mte: 'marge thérapeutique étroite',
  efg: 'enfant de moins de six ans, forme galénique',
  cif: 'contre-indication formelle',
}

/** Order of the list of routes (EDQM) is that of their codes in JDV_RouteofAdministration_CISIS. */
export const routes: Readonly<Record<string, readonly [code: string, display: string]>> = {
  auriculaire: ['20001000', 'Voie auriculaire'],
  cutanée: ['20003000', 'Voie cutanée'],
  inhalée: ['20020000', 'Voie inhalée'],
  intramusculaire: ['20035000', 'Voie intramusculaire'],
  intraveineuse: ['20045000', 'Voie intraveineuse'],
  nasale: ['20049000', 'Voie nasale'],
  ophtalmique: ['20051000', 'Voie ophtalmique'],
  orale: ['20053000', 'Voie orale'],
  rectale: ['20061000', 'Voie rectale'],
  'sous-cutanée': ['20066000', 'Voie sous-cutanée'],
  sublinguale: ['20067000', 'Voie sublinguale'],
  transdermique: ['20070000', 'Voie transdermique'],
  vaginale: ['20072000', 'Voie vaginale'],
}

export const routeOf = (name: string): MedicineLine['route'] => {
  const found = routes[name.toLowerCase()]
  return found ? { code: found[0], display: found[1] } : null
}

const clauses: readonly Clause[] = [
  { pattern: /^(\d{1,3})\s+bo[iî]tes?$/i, take: (line, [, n]) => (line.boxes = count(n)) },
  {
    pattern: /^(?:à renouveler|renouvelable|renouveler|AR)\s+(\d{1,2})(?:\s+fois)?$/i,
    take: (line, [, n]) => (line.renewals = count(n)),
  },
  { pattern: /^non renouvelable$/i, take: (line) => (line.renewals = 0) },
  { pattern: /^(?:en rapport avec une )?ALD$/i, take: (line) => (line.longTermIllness = true) },
  {
    pattern: /^(?:NS|non substituable)\s*\(?\s*([^()]+?)\s*\)?$/i,
    take: (line, [, why = '']) => (line.noSubstitution = reasons[why.toLowerCase()] ?? why),
  },
  { pattern: /^(?:NR|non remboursable)$/i, take: (line) => (line.notReimbursed = true) },
  { pattern: /^hors[ -]AMM$/i, take: (line) => (line.offLabel = true) },
  {
    pattern: /^(?:AT|MP|AT\/MP|accident du travail|maladie professionnelle)$/i,
    take: (line) => (line.workAccident = true),
  },
  { pattern: /^prévention$/i, take: (line) => (line.prevention = true) },
  {
    pattern: /^au patient\s*:\s*(.+)$/i,
    take: (line, [, text = '']) => (line.patientInstruction = text),
  },
  {
    pattern: /^au pharmacien\s*:\s*(.+)$/i,
    take: (line, [, text = '']) => (line.dispenserInstruction = text),
  },
]

const routePattern = /^voie\s+([\p{L}-]+)$/iu

/** Takes a clause into the line; false when it is none, and so belongs to the posology. */
export function takeClause(line: Mutable, text: string): boolean {
  const [, named] = routePattern.exec(text) ?? []
  const route = named === undefined ? null : routeOf(named)
  if (route) {
    line.route = route
    return true
  }
  for (const { pattern, take } of clauses) {
    const match = pattern.exec(text)
    if (!match) continue
    take(line, match)
    return true
  }
  return false
}
