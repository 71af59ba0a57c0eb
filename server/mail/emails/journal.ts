/** What one unit of work did to messages, told in the words of the audit log: as few events as folders were touched. */

import type { AuditEvent } from '../../audit/index.js'
import type { MailboxId, Uid } from '../../base/index.js'
import type { AccountContext } from '../context.js'
import { uidSet } from '../messages.js'

interface Carried {
  readonly kind: 'message.moved' | 'message.copied'
  readonly from: MailboxId
  readonly to: MailboxId
  readonly pairs: (readonly [Uid, Uid])[]
}

export class Journal {
  readonly #carried = new Map<string, Carried>()
  readonly #expunged = new Map<MailboxId, Uid[]>()
  readonly #flagged = new Map<MailboxId, Uid[]>()

  carried(
    kind: Carried['kind'],
    from: readonly [MailboxId, Uid],
    to: readonly [MailboxId, Uid],
  ): void {
    const key = `${kind} ${from[0]} ${to[0]}`
    const known = this.#carried.get(key) ?? { kind, from: from[0], to: to[0], pairs: [] }
    known.pairs.push([from[1], to[1]])
    this.#carried.set(key, known)
  }

  expunged(mailbox: MailboxId, uid: Uid): void {
    add(this.#expunged, mailbox, uid)
  }

  flagged(mailbox: MailboxId, uid: Uid): void {
    add(this.#flagged, mailbox, uid)
  }

  /** Folders whose messages came, changed or went. */
  get touched(): ReadonlySet<MailboxId> {
    const carried = [...this.#carried.values()].flatMap(({ kind, from, to }) =>
      kind === 'message.moved' ? [from, to] : [to],
    )
    return new Set([...carried, ...this.#expunged.keys(), ...this.#flagged.keys()])
  }

  events({ actor, address }: Pick<AccountContext, 'actor' | 'address'>): readonly AuditEvent[] {
    const carried = [...this.#carried.values()].map(({ kind, from, to, pairs }) => ({
      ...{ kind, actor },
      facts: {
        address,
        from: `${from} ${setOf(pairs.map(([uid]) => uid))}`,
        to: `${to} ${setOf(pairs.map(([, uid]) => uid))}`,
        count: String(pairs.length),
      },
    }))
    const flagged = [...this.#flagged].map(([mailbox, uids]) => ({
      ...{ kind: 'message.flagged' as const, actor },
      facts: { address, mailbox: String(mailbox), uids: setOf(uids), flags: 'keywords' },
    }))
    const expunged = [...this.#expunged].map(([mailbox, uids]) => ({
      ...{ kind: 'message.expunged' as const, actor },
      facts: { address, mailbox: String(mailbox), uids: setOf(uids) },
    }))
    return [...carried, ...flagged, ...expunged]
  }
}

const setOf = (uids: readonly Uid[]): string => uidSet([...uids].sort((a, b) => a - b))

function add(lists: Map<MailboxId, Uid[]>, mailbox: MailboxId, uid: Uid): void {
  const list = lists.get(mailbox) ?? []
  list.push(uid)
  lists.set(mailbox, list)
}
