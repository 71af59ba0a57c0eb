/** Somebody with a certificate of the same names from an authority that we do not know, and what the gateway answers. */

import { compose, submit, type Identity } from '../../client/mail/index.js'
import { createAuthority, parseCertificates, storedSigners, toPem } from '../../pki/index.js'
import { explain, isFault, silentLog, systemClock, systemRandom } from '../../server/base/index.js'
import { trustOf } from '../../server/parts.js'
import type { Data } from '../../server/data.js'
import { MasterKey } from '../../server/seal/index.js'
import { openSqlite, pkiStore } from '../../server/store/index.js'
import type { Player } from './cast.js'
import type { Story } from './story.js'

/** The doctor's names and number, certified by a trust space of the stranger's own. */
async function strangerFor(doctor: Player): Promise<Identity> {
  const engine = openSqlite(':memory:', 'pki', 'create')
  const vault = new MasterKey(systemRandom.bytes(32), systemRandom)
  const authority = createAuthority({
    store: pkiStore(engine, () => ({ record: async () => {} })),
    ...{ vault, signers: storedSigners(vault) },
    clock: systemClock,
    random: systemRandom,
    settings: { mailDomains: ['medecin.pli.test'] },
  })
  try {
    await authority.init({ name: 'localhost', keyType: 'ecdsa-p256', actor: 'stranger' })
    const { certificate, privateKey, chain } = await authority.enrolProfessional({
      ...{ rpps: '10100997245', family: 'MARTIN', given: 'Camille', profession: 'medecin' },
      ...{ mailbox: doctor.mailbox, keyType: 'ecdsa', actor: 'stranger' },
    })
    const certificates = [certificate, ...chain.slice(0, 1)]
    return {
      ...doctor.identity,
      key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      certificate: certificates.map(({ der }) => toPem('CERTIFICATE', der)).join(''),
    }
  } finally {
    await engine.close()
  }
}

export async function refuseStranger(data: Data, doctor: Player, story: Story): Promise<void> {
  const stranger = await strangerFor(doctor)
  const { mailbox } = doctor
  const note = { subject: 'x', text: 'x', to: [mailbox], cc: [], attachments: [] }
  try {
    await submit(stranger, await compose({ from: mailbox, ...note }))
    story.tell('demo.stranger-in')
  } catch (error) {
    if (!isFault(error)) throw error
    // What the console would say of it, in both languages; the peer was told the same in English.
    const chain = parseCertificates(stranger.certificate).map(({ der }) => der)
    const verdict = await trustOf(data, silentLog).why(chain, 'submission')
    if (verdict.admitted) return story.tell('demo.stranger-in')
    story.each('demo.stranger', (language) => explain(language, verdict))
  }
}
