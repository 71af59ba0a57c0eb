/** Why something is refused, as JSON: rule, fact and remedy in every language, so that the page shows them as they are. */

import { explain, languages, type Denial } from '../../base/index.js'
import type { Told } from '../../desk/index.js'
import type { JsonObject } from '../core/json.js'

type Explained = ReturnType<typeof explain>

const byLanguage = (denial: Denial, part: keyof Explained): JsonObject =>
  Object.fromEntries(languages.map((language) => [language, explain(language, denial)[part]]))

const denialObject = (denial: Denial): JsonObject => ({
  ...{ rule: denial.rule, fact: byLanguage(denial, 'fact'), remedy: byLanguage(denial, 'remedy') },
})

/** What a listener would answer; `lapsed` are delegations that ended lately or are to come. */
export function toldObject({ answers, differing, lapsed, lag }: Told): JsonObject {
  const [caller] = answers.flatMap(({ verdict }) => (verdict.admitted ? [verdict.value] : []))
  return {
    answers: answers.map(({ listener, verdict }) => ({
      listener,
      ...(verdict.admitted ? { admitted: true } : { admitted: false, ...denialObject(verdict) }),
    })),
    identity: caller?.identity ?? null,
    name: caller?.displayName ?? null,
    mailboxes: (caller?.mailboxes ?? []).map(({ address }) => address),
    differing: differing.map(({ field }) => field),
    lapsed: lapsed.map(denialObject),
    clockBehindMs: lag?.lagMs ?? null,
  }
}
