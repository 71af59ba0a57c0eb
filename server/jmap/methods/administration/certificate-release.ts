/** Certificate/release: ends the hold of a certificate, or of all those of an identity. */

import { changeMethod } from '../../admin/method.js'

export const certificateRelease = changeMethod({
  ...{ name: 'Certificate/release', command: 'pki release', role: 'security-officer' },
  wantsWhy: true,
  read: (args) => ({ serial: args.string('serial') }),
  async run(_context, target, { authority, actor }) {
    const released = await authority.release({ target, actor })
    return { released: released.map(({ serial, identity }) => ({ id: serial, identity })) }
  },
})
