/** The gists of an opened account: all of them at hand, for filters and for the list of its patients. */

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BodyId, Gist } from '../../base/index.js'
import { openGist, unwrapFileKey } from '../../seal/index.js'
import type { AccountContext } from '../context.js'
import type { Email, EmailsAt } from '../emails/types.js'
import type { GistRow } from '../ports.js'
import { readMessages } from '../read.js'
import { decodeGist } from './codec.js'

export interface Gists {
  /** Of every message that is more than a plain letter; looks at those nobody has looked at yet. */
  all(at: EmailsAt): Promise<ReadonlyMap<BodyId, Gist>>
}

/** Others may work after so many. */
const slice = 50

/** Makes the view; nothing is read before it is asked. */
export function gistsOf(context: AccountContext): Gists {
  const { desk } = context
  const gists = new Map<BodyId, Gist>()
  const seen = new Set<BodyId>()
  let turn: Promise<unknown> = Promise.resolve()
  let first = true

  async function refresh({ emails }: EmailsAt): Promise<ReadonlyMap<BodyId, Gist>> {
    if (!desk) return gists
    if (first) for (const body of await known(context, desk.version, gists)) seen.add(body)
    first = false
    const fresh = [...emails.values()].filter(({ body }) => !seen.has(body))
    for (const [index, email] of fresh.entries()) {
      if (index % slice === slice - 1) await nextTurn()
      await look(context, email, gists)
      seen.add(email.body)
    }
    if (seen.size > emails.size)
      for (const body of seen)
        if (!emails.has(body)) {
          seen.delete(body)
          gists.delete(body)
        }
    return gists
  }

  return {
    all(at) {
      const next = turn.then(() => refresh(at))
      turn = next.catch(() => {})
      return next
    },
  }
}

/** Opens what is kept; gives every body that was looked at already, plain letters too. */
async function known(
  context: AccountContext,
  version: number,
  gists: Map<BodyId, Gist>,
): Promise<readonly BodyId[]> {
  const { id } = context
  const { rows, missing, bodies } = await context.store.read(async (tables) => ({
    rows: await tables.bodies.gists(id),
    missing: new Set(await tables.bodies.ungisted(id, version)),
    bodies: new Set((await tables.emails.all(id)).map(({ body }) => body)),
  }))
  for (const [index, row] of rows.entries()) {
    if (index % slice === slice - 1) await nextTurn()
    gists.set(row.body, openRow(context, row))
  }
  return [...bodies].filter((body) => !missing.has(body))
}

function openRow({ key, identity }: AccountContext, { header, fileKey, gist }: GistRow): Gist {
  const opened = fileKey ? key.unseal(fileKey) : unwrapFileKey(header, identity)
  return decodeGist(openGist(opened, gist))
}

async function look(
  context: AccountContext,
  { body, places: [place] }: Email,
  gists: Map<BodyId, Gist>,
): Promise<void> {
  if (!place) return
  for await (const message of readMessages(context, place.mailbox, [place.uid])) {
    const gist = await message.gist()
    if (gist && gist.kind !== 'letter') gists.set(body, gist)
    else if (gist?.patient || gist?.signature || gist?.smime) gists.set(body, gist)
  }
}
