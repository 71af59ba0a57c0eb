/** `pli keys show`: what the directory has for an address, and what of it is believed. */

import type { PhraseKey } from '../../../server/base/index.js'
import { openPgp, type KeyDoubt } from '../../keys/index.js'
import { openIdentity } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { grouped } from '../end-to-end/own-keys.js'
import { keyTrustOf, lookUp } from '../end-to-end/trust.js'

const doubts: Readonly<Record<KeyDoubt, PhraseKey>> = {
  unproven: 'keys.doubt.unproven',
  'other-address': 'keys.doubt.other-address',
  ended: 'keys.doubt.ended',
  unfit: 'keys.doubt.unfit',
  unreadable: 'keys.doubt.unreadable',
  'bad-certificate': 'keys.doubt.bad-certificate',
}

export const keysShow = command({
  name: 'keys show',
  summary: 'cmd.keys.show',
  role: 'anybody',
  options: { as: asOption, json: jsonOption },
  arguments: { address: { summary: 'keys.address', value: 'ADRESSE', required: true } },
  async run({ options, arguments: { address }, output, clock }) {
    const now = clock.now()
    const identity = await openIdentity(options.as)
    const { offered, usable } = await lookUp(identity, address, await keyTrustOf(identity), now)
    const pgp = usable.openPgp === null ? null : await openPgp.readKey(usable.openPgp, now)
    const { certificate } = usable
    if (options.json) {
      return output.json({
        address,
        holder: offered.holder,
        openPgp: pgp && { fingerprint: pgp.fingerprint, expiresAt: pgp.expiresAt },
        certificate: certificate && {
          serial: certificate.serial,
          issuer: certificate.issuer.text,
          notAfter: certificate.notAfter,
        },
        doubts: usable.doubts,
      })
    }
    const { holder } = offered
    const who = [holder?.name, holder?.profession, holder?.identity].filter(Boolean).join(', ')
    output.field(output.say('keys.holder'), who || output.say('keys.nobody'))
    if (pgp) {
      const until = pgp.expiresAt === null ? '—' : output.day(pgp.expiresAt)
      const value = output.say('keys.openpgp-value', { id: grouped(pgp.fingerprint), until })
      output.field('OpenPGP', value)
    }
    if (certificate) {
      const values = { id: certificate.serial, until: output.day(certificate.notAfter) }
      output.field('S/MIME', output.say('keys.smime-value', values))
    }
    if (!pgp && !certificate) output.line(output.say('keys.nothing', { address }))
    for (const doubt of usable.doubts) output.note(output.say(doubts[doubt], { address }))
  },
})
