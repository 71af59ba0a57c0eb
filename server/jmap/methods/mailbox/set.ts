/** Mailbox/set: folders made, renamed, moved, subscribed to and deleted, by the same verbs as IMAP's (RFC 8621 §2.5). */

import { isFault } from '../../../base/index.js'
import type { MailboxInfo, MailboxRole, WholeAccount } from '../../../mail/index.js'
import { Arguments } from '../../core/arguments.js'
import type { Json, JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { mailboxId, stateOf } from '../../ids.js'
import { applySet, expectState, resolved, setAnswer, setArguments } from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'
import { sortOrderOf } from './object.js'

export const mailboxSet: Method = {
  name: 'Mailbox/set',
  capability: 'urn:ietf:params:jmap:mail',
  spec: 'RFC 8621 §2.5',
  async *run(context, given) {
    const args = new Arguments(given)
    const asked = setArguments(args)
    const removeEmails = args.flag('onDestroyRemoveEmails', false)
    args.end()
    const account = await context.account(asked.accountId)
    if (!account.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const { state } = await account.emails.now()
    expectState(asked, stateOf(state))
    const folders = new Folders(account, context.createdIds)
    const depths = await folders.depths()
    const inOrder = {
      ...asked,
      create: parentsFirst(asked.create),
      // What is below goes first, so that its parent is empty when its turn comes.
      destroy: [...asked.destroy].sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0)),
    }
    const outcome = await applySet(inOrder, context, {
      create: (object) => folders.create(object),
      update: (id, patch) => folders.update(id, patch),
      destroy: (id) => folders.destroy(id, removeEmails),
    })
    const { state: after } = await account.emails.now()
    yield ['Mailbox/set', setAnswer(asked, stateOf(state), stateOf(after), outcome)]
  },
}

type Creation = readonly [string, JsonObject]

/** RFC 8620 §5.3: a reference may stand before what it refers to. */
function parentsFirst(create: readonly Creation[]): readonly Creation[] {
  const sorted: Creation[] = []
  let left = [...create]
  while (left.length > 0) {
    const waiting = new Set(left.map(([id]) => `#${id}`))
    const ready = left.filter(
      ([, { parentId }]) => typeof parentId !== 'string' || !waiting.has(parentId),
    )
    // A circle of parents: each is told that its parent is not there.
    if (ready.length === 0) return [...sorted, ...left]
    sorted.push(...ready)
    left = left.filter((one) => !ready.includes(one))
  }
  return sorted
}

const roles: readonly (string | null)[] = ['drafts', 'sent', 'archive', 'junk', 'trash', null]
const settable = new Set(['name', 'parentId', 'role', 'sortOrder', 'isSubscribed'])

/** The folders of one account as a client changes them: by id and parent, where the domain has whole names. */
class Folders {
  readonly #account: WholeAccount
  readonly #createdIds: ReadonlyMap<string, string>

  constructor(account: WholeAccount, createdIds: ReadonlyMap<string, string>) {
    this.#account = account
    this.#createdIds = createdIds
  }

  async depths(): Promise<ReadonlyMap<string, number>> {
    const all = await this.#account.mailboxes()
    return new Map(all.map(({ id, name }) => [mailboxId(id), name.split('/').length]))
  }

  async create(object: JsonObject): Promise<JsonObject & { readonly id: string }> {
    expectSettable(object)
    const { name, parentId = null, role = null, isSubscribed = false } = object
    const all = await this.#account.mailboxes()
    const full = this.#fullName(all, parentId, name ?? null)
    if (!roles.includes(role as string | null)) throw invalidProperties('no such role', 'role')
    if (role !== null && all.some((one) => one.role === role))
      throw invalidProperties('another mailbox has this role', 'role')
    if (typeof isSubscribed !== 'boolean') throw invalidProperties('true or false', 'isSubscribed')
    const made = await this.#account.createMailbox(full, (role as MailboxRole | null) ?? undefined)
    if (isSubscribed) await this.#account.subscribe(full, true)
    const counts = { totalEmails: 0, unreadEmails: 0, totalThreads: 0, unreadThreads: 0 }
    return { id: mailboxId(made.id), ...counts, sortOrder: sortOrderOf(made.role) }
  }

  async update(id: string, patch: JsonObject): Promise<JsonObject | null> {
    expectSettable(patch)
    const all = await this.#account.mailboxes()
    const info = expectFolder(all, id)
    if (Object.hasOwn(patch, 'role') && patch['role'] !== info.role)
      throw invalidProperties('a role is given when a mailbox is made', 'role')
    if (Object.hasOwn(patch, 'name') || Object.hasOwn(patch, 'parentId'))
      await this.#rename(all, info, patch)
    const { isSubscribed } = patch
    if (isSubscribed !== undefined) {
      if (typeof isSubscribed !== 'boolean')
        throw invalidProperties('true or false', 'isSubscribed')
      const { name } = expectFolder(await this.#account.mailboxes(), id)
      await this.#account.subscribe(name, isSubscribed)
    }
    return Object.hasOwn(patch, 'sortOrder') ? { sortOrder: sortOrderOf(info.role) } : null
  }

  async destroy(id: string, removeEmails: boolean): Promise<void> {
    const all = await this.#account.mailboxes()
    const { name } = expectFolder(all, id)
    if (all.some((other) => other.name.startsWith(`${name}/`)))
      throw new SetError('mailboxHasChild', 'there are mailboxes below it')
    try {
      await this.#account.deleteMailbox(name, { onlyEmpty: !removeEmails })
    } catch (error) {
      if (isFault(error, 'conflict')) throw new SetError('mailboxHasEmail', error.message)
      throw error
    }
  }

  async #rename(
    all: readonly MailboxInfo[],
    info: MailboxInfo,
    { name, parentId }: JsonObject,
  ): Promise<void> {
    // IMAP's RENAME of INBOX gives its messages away, which is not what is meant here.
    if (info.role === 'inbox') throw new SetError('forbidden', 'the inbox keeps its name and place')
    const cut = info.name.lastIndexOf('/')
    const parent = all.find((one) => one.name === info.name.slice(0, Math.max(0, cut)))
    const keptParent = parent ? mailboxId(parent.id) : null
    const kept = parent ? info.name.slice(cut + 1) : info.name
    const full = this.#fullName(all, parentId === undefined ? keptParent : parentId, name ?? kept)
    if (full === info.name) return
    await this.#account.renameMailbox(info.name, full)
    // IMAP subscribes to names; here it is the mailbox that was subscribed to.
    for (const one of all)
      if (one.subscribed && (one.id === info.id || one.name.startsWith(`${info.name}/`))) {
        await this.#account.subscribe(full + one.name.slice(info.name.length), true)
        await this.#account.subscribe(one.name, false)
      }
  }

  #fullName(all: readonly MailboxInfo[], parentId: Json, name: Json): string {
    if (typeof name !== 'string' || name === '' || name.includes('/'))
      throw invalidProperties('a name without slashes', 'name')
    if (parentId === null) return name
    const id = typeof parentId === 'string' ? resolved(parentId, this.#createdIds) : ''
    const parent = all.find((one) => mailboxId(one.id) === id)
    if (!parent) throw invalidProperties('there is no such mailbox', 'parentId')
    return `${parent.name}/${name}`
  }
}

function expectSettable(object: JsonObject): void {
  if (Object.keys(object).some((name) => name.split('/')[0] === 'shareWith'))
    throw new SetError('forbidden', 'delegations are granted and ended in the directory')
  const unknown = Object.keys(object).filter((name) => !settable.has(name))
  if (unknown.length > 0) throw invalidProperties('these are not set by a client', ...unknown)
  const { sortOrder = 0 } = object
  if (typeof sortOrder !== 'number' || !Number.isSafeInteger(sortOrder) || sortOrder < 0)
    throw invalidProperties('a number', 'sortOrder')
}

function expectFolder(all: readonly MailboxInfo[], id: string): MailboxInfo {
  const info = all.find((one) => mailboxId(one.id) === id)
  if (!info) throw new SetError('notFound', 'there is no such mailbox')
  return info
}
