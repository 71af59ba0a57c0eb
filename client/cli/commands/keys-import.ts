/** `pli keys import`: one's own key from GnuPG or Thunderbird, so that the same key serves there and here. */

import { SaidFault } from '../../../server/base/index.js'
import { openPgp } from '../../keys/index.js'
import { keepPgpKeys, openIdentity, openPgpKeys, readUserFile } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { grouped } from '../end-to-end/own-keys.js'
import { askPassphrase, passphraseOption } from '../end-to-end/passphrase.js'

export const keysImport = command({
  name: 'keys import',
  summary: 'cmd.keys.import',
  role: 'anybody',
  options: {
    as: asOption,
    passphraseFile: passphraseOption,
    replace: { summary: 'keys.replace' },
    json: jsonOption,
  },
  arguments: { file: { summary: 'keys.file', value: 'FILE', required: true, reads: true } },
  async run({ options, arguments: { file }, output, input, clock }) {
    const now = clock.now()
    const identity = await openIdentity(options.as)
    const { mailbox } = identity.account
    const known = await openPgpKeys(identity)
    if (known && !options.replace)
      throw new SaidFault('already-exists', 'keys.there', { path: identity.folder })
    const secret = (await readUserFile(file, openPgp.openPgpLimits.keyBytes)).toString('utf8')
    if (!(await openPgp.isProtected(secret)))
      throw new SaidFault('denied', 'keys.unprotected', { path: file })
    // Opened once, so that a key whose passphrase nobody knows does not take the place of one that works.
    const passphrase = await askPassphrase({ input, output }, options.passphraseFile)
    const opened = await openPgp.openSecret(secret, passphrase, now)
    const { info } = opened
    if (!info.owners.some(({ address }) => address === openPgp.foldKeyAddress(mailbox)))
      throw new SaidFault('denied', 'openpgp.other-address', { address: mailbox })
    if (!info.canEncrypt) {
      const { fingerprint } = info
      throw new SaidFault('denied', 'openpgp.cannot-encrypt', { fingerprint })
    }
    const before = known ? (await openPgp.readKey(known.secret, now)).fingerprint : undefined
    await keepPgpKeys(identity, { secret, public: opened.publicKey }, before)
    const { fingerprint, expiresAt } = info
    if (options.json) return output.json({ fingerprint, expiresAt, supersedes: before ?? null })
    output.line(output.say('keys.imported', { address: mailbox }))
    output.field(output.say('keys.fingerprint'), grouped(fingerprint))
    output.note(output.say('keys.publish-next', { path: options.as }))
  },
})
