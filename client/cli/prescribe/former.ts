/** The prescription that is replaced or cancelled, from the file that was sent or the copy of the message. */

import { SaidFault } from '../../../server/base/index.js'
import { formerIn, isArchive, type Former } from '../../acts/index.js'
import { fetchSent, type Identity } from '../../mail/index.js'
import { readHealthFile } from '../commands/health-file.js'
import type { Asking } from '../end-to-end/own-keys.js'
import { openReceived } from '../end-to-end/reading.js'

/**
 * From a clinical document, the archive that holds it, or a message among those sent (its UID). Fault unsupported when
 * there is no prescription in it, denied when the copy is sealed and no key of the folder opens it; faults of `fetchSent`.
 */
export async function readFormer(
  source: string,
  identity: Identity,
  asking: Asking,
): Promise<Former> {
  return formerIn(
    /^\d{1,10}$/.test(source)
      ? await inSent(Number(source), identity, asking)
      : await readHealthFile(source),
  )
}

/** The archive of the copy that was kept. */
async function inSent(uid: number, identity: Identity, asking: Asking): Promise<Buffer> {
  const raw = await fetchSent(identity, uid)
  const { report, message } = await openReceived(identity, raw, '', asking)
  if (report.layers.some(({ opening }) => opening !== null && opening.state !== 'opened'))
    throw new SaidFault('denied', 'prescribe.former.sealed', { uid })
  const archive = message.attachments.find(({ content }) => isArchive(content))
  if (!archive) throw new SaidFault('unsupported', 'prescribe.former.none')
  return archive.content
}
