/** `pli keys revoke`: ends a key before its time and tells the directory; it goes on opening old mail here. */

import { isFault } from '../../../server/base/index.js'
import { withdrawKey } from '../../gateway/index.js'
import { openPgp } from '../../keys/index.js'
import { openIdentity, rewritePgpKeys, tlsLink } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { confirmed, yesOption } from '../confirm.js'
import { expectPgpKeys } from '../end-to-end/own-keys.js'
import { askPassphrase, passphraseOption } from '../end-to-end/passphrase.js'

const causes = ['lost', 'superseded', 'retired'] as const

export const keysRevoke = command({
  name: 'keys revoke',
  summary: 'cmd.keys.revoke',
  role: 'anybody',
  options: {
    as: asOption,
    passphraseFile: passphraseOption,
    reason: { summary: 'keys.reason', value: 'R', choices: causes, fallback: 'retired' },
    yes: yesOption,
    json: jsonOption,
  },
  async run({ options, output, input, clock }) {
    const now = clock.now()
    const identity = await openIdentity(options.as)
    const { secret } = await expectPgpKeys(identity)
    const { fingerprint } = await openPgp.readKey(secret, now)
    const question = { input, output, yes: options.yes, values: { fingerprint } }
    if (!(await confirmed({ ...question, key: 'keys.confirm-revoke' }))) return 1
    const passphrase = (await openPgp.isProtected(secret))
      ? await askPassphrase({ input, output }, options.passphraseFile)
      : null
    const cause = causes.find((one) => one === options.reason) ?? 'retired'
    const own = await openPgp.openSecret(secret, passphrase, now)
    const revoked = await openPgp.revoke(own, cause, now)
    const closed = await openPgp.closeSecret(revoked, passphrase)
    await rewritePgpKeys(identity, { secret: closed, public: revoked.publicKey })
    const withdrawn = await withdrawKey(tlsLink(identity), identity.account.mailbox).then(
      () => true,
      (error: unknown) => {
        // Never published: there is nothing to take back.
        if (isFault(error, 'not-found')) return false
        throw error
      },
    )
    if (options.json) return output.json({ fingerprint, cause, withdrawn })
    output.line(output.say('keys.revoked', { fingerprint }))
    output.note(output.say('keys.hand-revoked', { path: options.as }))
  },
})
