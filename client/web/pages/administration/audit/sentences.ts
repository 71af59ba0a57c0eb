/** What an event says in words: the catalogue has a sentence for each kind that we record. */

import { webPhraseKeys } from './event-keys.js'
import type { AuditEvent } from '../../../../api/index.js'
import type { Words } from '../../../state/words.js'
import { numberText, reasonText, usageText } from '../shared/words.js'

type Names = ReadonlyMap<string, string>

/** The person without the profession behind the name, else the number. */
const nameOf = (identity: string, names: Names): string =>
  names.get(identity)?.replace(/\s*\([^()]*\)$/, '') ?? (numberText(identity) || identity)

export function actorText({ actor }: AuditEvent, names: Names, { t }: Words): string {
  if (actor === 'gateway') return t('web.admin.actor.gateway')
  if (actor === 'stranger') return t('web.admin.actor.stranger')
  if (actor.startsWith('console:'))
    return t('web.admin.actor.console', { account: actor.slice('console:'.length) })
  return nameOf(actor, names)
}

/** Facts as words; empty where the event has none, so that no place is left open in a sentence. */
function valuesOf({ facts }: AuditEvent, names: Names, words: Words): Record<string, string> {
  const said = (name: string): string => facts[name] ?? ''
  const subject = said('identity') || said('owner')
  return {
    holder: subject === '' ? '' : nameOf(subject, names),
    address: said('address'),
    use: said('profile') === '' ? '' : usageText(said('profile'), words).toLowerCase(),
    reason: reasonText(said('reason'), words).toLowerCase(),
    rule: said('rule'),
    command: said('command'),
    roles: said('roles') || said('role'),
    state: said('state'),
    listener: said('listener'),
    remote: said('remote'),
    to: said('to'),
    count: said('count'),
    lines: said('lines'),
    authority: said('authority') || said('name') || said('issuer'),
  }
}

export function whatText(event: AuditEvent, names: Names, words: Words): string {
  const key = webPhraseKeys[event.kind]
  return key
    ? words.t(key, valuesOf(event, names, words))
    : words.t('web.admin.event.other', { kind: event.kind })
}
