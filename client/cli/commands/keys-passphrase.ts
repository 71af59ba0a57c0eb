/** `pli keys passphrase`: another passphrase for the key, and for the old ones that the same passphrase opened. */

import { SaidFault } from '../../../server/base/index.js'
import { openPgp } from '../../keys/index.js'
import { openIdentity, rewritePgpKeys } from '../../mail/index.js'
import { asOption, command } from '../command.js'
import { expectPgpKeys, openAll } from '../end-to-end/own-keys.js'
import { passphraseOption } from '../end-to-end/passphrase.js'
import { newPassphrase } from './keys-make.js'

export const keysPassphrase = command({
  name: 'keys passphrase',
  summary: 'cmd.keys.passphrase',
  role: 'anybody',
  options: {
    as: asOption,
    passphraseFile: passphraseOption,
    newPassphraseFile: { summary: 'keys.newPassphraseFile', value: 'F', reads: true },
    noPassphrase: { summary: 'keys.noPassphrase' },
  },
  async run({ options, output, input, clock }) {
    const identity = await openIdentity(options.as)
    const keys = await expectPgpKeys(identity)
    const { passphraseFile, newPassphraseFile, noPassphrase } = options
    const now = clock.now()
    const [current, ...old] = await openAll(identity, { input, output, passphraseFile, now })
    const { fingerprint } = await openPgp.readKey(keys.secret, now)
    if (current?.info.fingerprint !== fingerprint)
      throw new SaidFault('denied', 'openpgp.wants-passphrase')
    const wish = { passphraseFile: newPassphraseFile, noPassphrase }
    const passphrase = await newPassphrase({ input, output }, wish)
    const closed = new Map<string, string>()
    for (const one of old)
      closed.set(one.info.fingerprint, await openPgp.closeSecret(one, passphrase))
    const secret = await openPgp.closeSecret(current, passphrase)
    await rewritePgpKeys(identity, { secret, public: keys.public }, closed)
    output.line(output.say('keys.passphrase-changed', { count: closed.size + 1 }))
  },
})
