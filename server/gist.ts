/** How the gateway reads messages for what they are about: with what it believes and whom it knows at that moment. */

import { loadTrust } from '../pki/index.js'
import type { Log } from './base/index.js'
import type { gistOf } from '../client/gist/index.js'
import type { Data } from './data.js'
import { mailKeysOf } from './mail-keys.js'
import type { Gister } from './mail/index.js'
import type { Summary } from './mime/index.js'

/** Raised when `client/gist` reads more out of messages. */
const version = 1

type Context = Parameters<typeof gistOf>[2]

/** Loads what reads documents and signatures, which a console that only administers does without. */
export async function gisterOf(data: Data, log: Log): Promise<Gister> {
  const { glance, gistOf: read } = await import('../client/gist/index.js')
  const trust = signerTrust(data)
  return {
    version,
    glance,
    async gistOf(raw, summary, receivedAt) {
      const context: Context = {
        ...{ trust: await trust(), now: data.clock.now(), random: data.random },
        ...{ proven: { at: receivedAt, toldBy: 'gateway' }, keys: [], openPgpKeys: [] },
        ...(await senderOf(data, summary, log)),
      }
      return read(raw, summary, context)
    },
  }
}

/** Anchors and lists as they are now; read again when the directory has changed. */
function signerTrust(data: Data): () => Promise<Context['trust']> {
  let known: { readonly at: number; readonly trust: Promise<Context['trust']> } | undefined
  return () => {
    const at = data.engines.pki.revision()
    if (known?.at !== at) known = { at, trust: readTrust(data) }
    return known.trust
  }
}

async function readTrust({ pki }: Data): Promise<Context['trust']> {
  const { anchors, intermediates, crls, foreign } = await loadTrust(pki)
  const trusted = foreign.authorities.filter(({ audiences }) => audiences.length > 0)
  const sources = [...foreign.sources.values()]
  return {
    anchors: [...anchors, ...trusted.map(({ certificate }) => certificate)],
    intermediates: [
      ...intermediates,
      ...foreign.authorities
        .filter(({ audiences }) => audiences.length === 0)
        .map(({ certificate }) => certificate),
    ],
    lists: [...crls.values(), ...sources.flatMap(({ full }) => full ?? [])],
  }
}

/** What the directory knows of who wrote it. */
async function senderOf(
  data: Data,
  { envelope: { from } }: Summary,
  log: Log,
): Promise<Pick<Context, 'openPgpKnown' | 'holderOf'>> {
  const [{ mailbox = null, host = null } = {}] = from
  const keys = mailKeysOf(data)
  const address = `${mailbox ?? ''}@${host ?? ''}`
  const found = mailbox && host ? await keys.find(address) : undefined
  if (!found) return { openPgpKnown: [], holderOf: async () => null }
  const { identity, name, profession } = found.holder
  const openPgpKnown = []
  try {
    if (found.openPgp)
      openPgpKnown.push({ armored: await keys.armored(found.openPgp), addresses: [found.address] })
  } catch (error) {
    log.warn({ err: error }, 'a published key could not be read')
  }
  return {
    openPgpKnown,
    holderOf: async (asked) =>
      asked.toLowerCase() === found.address
        ? { identities: [identity], name, profession: profession ?? '' }
        : null,
  }
}
