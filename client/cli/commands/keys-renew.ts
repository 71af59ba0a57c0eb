/** `pli keys renew`: the same key for longer, or a new one, the old one kept to read old mail. */

import { openPgp } from '../../keys/index.js'
import { keepPgpKeys, openIdentity, rewritePgpKeys } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { expectPgpKeys, grouped } from '../end-to-end/own-keys.js'
import { askPassphrase, passphraseOption } from '../end-to-end/passphrase.js'
import { expectCount } from '../usage-fault.js'
import { keepRevocation } from './keys-make.js'

const yearMs = 365 * 86_400_000

export const keysRenew = command({
  name: 'keys renew',
  summary: 'cmd.keys.renew',
  role: 'anybody',
  options: {
    as: asOption,
    passphraseFile: passphraseOption,
    years: { summary: 'keys.years', value: 'N', fallback: '3' },
    newKey: { summary: 'keys.new-key' },
    json: jsonOption,
  },
  async run({ options, output, input, clock }) {
    const lifetimeMs = expectCount(options.years, '--years') * yearMs
    const now = clock.now()
    const identity = await openIdentity(options.as)
    const { secret } = await expectPgpKeys(identity)
    const passphrase = (await openPgp.isProtected(secret))
      ? await askPassphrase({ input, output }, options.passphraseFile)
      : null
    const old = await openPgp.openSecret(secret, passphrase, now)
    const { fingerprint: before, version, owners } = old.info
    let after: openPgp.KeyInfo
    if (options.newKey) {
      const { mailbox, displayName = '' } = identity.account
      const owner = { name: owners[0]?.name ?? displayName, address: mailbox }
      const order = {
        ...owner,
        passphrase,
        now,
        lifetimeMs,
        version: version === 6 ? 6 : 4,
      } as const
      const made = await openPgp.makeKey(order)
      await keepPgpKeys(identity, made, before)
      await keepRevocation(identity, made)
      after = made.info
    } else {
      const longer = await openPgp.prolong(old, now + lifetimeMs, now)
      const next = {
        secret: await openPgp.closeSecret(longer, passphrase),
        public: longer.publicKey,
      }
      await rewritePgpKeys(identity, next)
      after = longer.info
    }
    const { fingerprint, expiresAt } = after
    if (options.json) return output.json({ fingerprint, expiresAt, supersedes: before })
    output.line(output.say('keys.renewed', { until: output.day(expiresAt ?? 0) }))
    output.field(output.say('keys.fingerprint'), grouped(fingerprint))
    output.note(output.say('keys.publish-next', { path: options.as }))
  },
})
