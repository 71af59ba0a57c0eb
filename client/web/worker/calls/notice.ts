/** The notice of a dispensation as the message that leaves: document and message are signed while the person's keys are open. */

import { randomUuid, say } from '../../../../server/base/index.js'
import { writeNotice, type PlannedLine } from '../../../acts/index.js'
import {
  signDocument,
  type PrescribingProfessional,
  type ReadPrescription,
} from '../../../health/index.js'
import { composeLetter, signSmime, type Addressee } from '../../../keys/index.js'
import type { WorkerRoom } from '../room.js'

export interface NoticeWish {
  readonly prescription: ReadPrescription
  readonly lines: readonly PlannedLine[]
  readonly pharmacist: PrescribingProfessional
  /** The prescriber's mailbox. */
  readonly to: string
  readonly copyToPatient: boolean
  readonly from: Addressee
  /** `<id@domain>` of the message that brought the prescription. */
  readonly inReplyTo: string | null
}

export interface NoticeMessage {
  readonly raw: Uint8Array
  readonly from: string
  readonly recipients: readonly string[]
  readonly isSigned: boolean
}

/** Faults of `writeNotice`: denied for a copy to a patient without qualified INS. */
export async function run(
  { from, inReplyTo, ...order }: NoticeWish,
  { keys, asking, clock, random }: WorkerRoom,
): Promise<NoticeMessage> {
  const at = clock.now()
  const signer = keys.isOpen ? await keys.expectSignature() : null
  const uuid = (): string => randomUuid(random)
  const sign = signer && ((document: Uint8Array) => signDocument(document, signer, { at, uuid }))
  const speaker = {
    say: (...[key, values]: Parameters<Parameters<typeof writeNotice>[1]['say']>) =>
      say(asking.language, key, values),
    date: (moment: number) => new Date(moment).toLocaleString(asking.language),
  }
  const notice = await writeNotice({ ...order, at, random, version: '1', sign }, speaker)
  const { to, cc, subject, text, headers, archive } = notice
  const plain = (address: string): Addressee => ({ name: '', address })
  const { raw, recipients } = await composeLetter(
    {
      ...{ from, to: to.map(plain), cc: cc.map(plain), subject, text, headers },
      enclosures: [{ name: 'IHE_XDM.zip', mediaType: 'application/zip', content: archive }],
      ...(inReplyTo !== null && { inReplyTo, references: [inReplyTo] }),
    },
    signer
      ? {
          sign: (entity) =>
            signSmime(
              entity,
              { key: signer.privateKey, certificate: signer.certificate, chain: signer.chain },
              { at, random },
            ),
        }
      : {},
    { now: at, random },
  )
  return { raw, from: from.address, recipients, isSigned: signer !== null }
}
