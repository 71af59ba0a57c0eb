/** Certificate/why: why a certificate, or the mailbox at an address, is let in or refused. Changes and logs nothing. */

import { isFault, limits, SaidFault } from '../../../base/index.js'
import { readChain } from '../../../desk/index.js'
import { octetsIn } from '../../admin/issued.js'
import { lookMethod } from '../../admin/method.js'
import { toldObject } from '../../admin/told.js'
import type { JsonObject } from '../../core/json.js'
import type { CallContext } from '../../core/method.js'

/** A leaf and its chain, in PEM. */
const mostOctets = 16 * limits.requestBytes

async function ofCertificate({ desk }: CallContext, octets: Buffer): Promise<JsonObject> {
  const chain = readable(octets)
  return { about: 'certificate', ...toldObject(await desk.why(chain)) }
}

function readable(octets: Buffer): readonly Buffer[] {
  try {
    return readChain(octets, '')
  } catch (error) {
    if (!isFault(error, 'syntax')) throw error
    throw new SaidFault('syntax', 'desk.unreadable-certificate', {}, error)
  }
}

async function ofMailbox({ desk }: CallContext, text: string): Promise<JsonObject> {
  const { address, mailbox, told } = await desk.whyMailbox(text.slice(0, 320))
  return {
    ...{ about: 'mailbox', address, mailboxState: mailbox?.state ?? null },
    owner: mailbox?.owner ?? null,
    ...(told ? toldObject(told) : { answers: [] }),
  }
}

export const certificateWhy = lookMethod({
  ...{ name: 'Certificate/why', command: 'why', role: 'auditor' },
  read(args) {
    const address = args.optionalString('address')
    return address === null
      ? { octets: octetsIn(args, 'certificate', mostOctets) }
      : { address: address.trim() }
  },
  run: (context, given) =>
    'octets' in given ? ofCertificate(context, given.octets) : ofMailbox(context, given.address),
})
