/** `pli keys publish`: the public key to the directory, which certifies it and serves it to correspondents. */

import { publishKey } from '../../gateway/index.js'
import { openPgp } from '../../keys/index.js'
import { keepPgpPublic, openIdentity, tlsLink } from '../../mail/index.js'
import { asOption, command, jsonOption } from '../command.js'
import { expectPgpKeys, grouped } from '../end-to-end/own-keys.js'

export const keysPublish = command({
  name: 'keys publish',
  summary: 'cmd.keys.publish',
  role: 'anybody',
  options: { as: asOption, json: jsonOption },
  async run({ options, output, clock }) {
    const identity = await openIdentity(options.as)
    const { mailbox } = identity.account
    const { public: own } = await expectPgpKeys(identity)
    const published = await publishKey(tlsLink(identity), mailbox, own)
    // Only what the directory handed back of this very key takes its place.
    const [mine, certified] = await Promise.all(
      [own, published.armored].map((armored) => openPgp.readKey(armored, clock.now())),
    )
    if (mine?.fingerprint === certified?.fingerprint)
      await keepPgpPublic(identity, published.armored)
    const { fingerprint, expiresAt } = published
    if (options.json) return output.json({ address: mailbox, fingerprint, expiresAt })
    output.line(output.say('keys.published', { address: mailbox }))
    output.field(output.say('keys.fingerprint'), grouped(fingerprint))
  },
})
