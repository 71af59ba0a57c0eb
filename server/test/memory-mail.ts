/** Mail kept in memory: a real, small implementation of Account for tests of the doors, without sealing or a disk. */

import { Fault, type AccountId, type MailboxId, type ModSeq, type Uid } from '../base/index.js'
import type {
  Account,
  Appending,
  FlagChange,
  MailboxChanges,
  MailboxInfo,
  MailboxRole,
  MessageMeta,
  StoredMessage,
} from '../mail/index.js'
import { StructureParser, type Summary } from '../mime/index.js'

interface Kept {
  meta: MessageMeta
  readonly bytes: Buffer
  summary: Summary | undefined
}

interface Folder {
  readonly id: MailboxId
  name: string
  readonly role: MailboxRole | null
  readonly uidValidity: number
  uidNext: number
  recentFrom: number
  modSeq: ModSeq
  messages: Kept[]
  readonly vanished: { uid: Uid; modSeq: ModSeq }[]
}

const maxBytes = 35 * 1024 * 1024
const standard: readonly (readonly [string, MailboxRole])[] = [
  ['INBOX', 'inbox'],
  ['Drafts', 'drafts'],
  ['Sent', 'sent'],
  ['Archive', 'archive'],
  ['Junk', 'junk'],
  ['Trash', 'trash'],
]

function summarize(bytes: Buffer): Summary {
  const parser = new StructureParser()
  parser.write(bytes)
  return parser.end()
}

export class MemoryMail implements Account {
  readonly id = 1 as AccountId
  readonly address: string
  mayWrite = true
  readonly #folders: Folder[] = []
  readonly #subscribed = new Set<string>()
  readonly #listeners = new Set<(modSeq: ModSeq) => void>()
  #modSeq = 1
  #nextId = 1
  #now: () => number

  constructor(address: string, now: () => number = () => Date.UTC(2026, 1, 1, 10)) {
    this.address = address
    this.#now = now
    for (const [name, role] of standard) {
      this.#make(name, role)
      this.#subscribed.add(name)
    }
  }

  #make(name: string, role: MailboxRole | null): Folder {
    const id = this.#nextId++ as MailboxId
    const modSeq = this.#modSeq as ModSeq
    const folder: Folder = {
      ...{ id, name, role, uidValidity: 1000 + id, uidNext: 1, recentFrom: 1, modSeq },
      messages: [],
      vanished: [],
    }
    this.#folders.push(folder)
    return folder
  }

  #commit(...folders: Folder[]): ModSeq {
    const modSeq = ++this.#modSeq as ModSeq
    for (const folder of folders) folder.modSeq = modSeq
    // After the caller has finished its change, as a commit would be.
    queueMicrotask(() => this.#listeners.forEach((listener) => listener(modSeq)))
    return modSeq
  }

  #named(name: string): Folder | undefined {
    return this.#folders.find((folder) => folder.name === name)
  }

  #expect(name: string): Folder {
    const folder = this.#named(name)
    if (folder === undefined) throw new Fault('not-found', 'no such folder')
    return folder
  }

  #byId(id: MailboxId): Folder {
    const folder = this.#folders.find((each) => each.id === id)
    if (folder === undefined) throw new Fault('not-found', 'no such folder')
    return folder
  }

  #change(): void {
    if (!this.mayWrite) throw new Fault('denied', 'this mailbox may only be read')
  }

  #info(folder: Folder): MailboxInfo {
    const { id, name, role, uidValidity, messages } = folder
    return {
      ...{ id, name, role, uidValidity, subscribed: this.#subscribed.has(name) },
      uidNext: folder.uidNext as Uid,
      highestModSeq: folder.modSeq,
      messages: messages.length,
      unseen: messages.filter(({ meta }) => (meta.flags & 1) === 0).length,
      deleted: messages.filter(({ meta }) => (meta.flags & 8) !== 0).length,
      sizeBytes: messages.reduce((sum, { meta }) => sum + meta.sizeBytes, 0),
      recentFrom: folder.recentFrom as Uid,
    }
  }

  async mailboxes() {
    return this.#folders.map((folder) => this.#info(folder))
  }

  async mailbox(name: string) {
    const folder = this.#named(name.toUpperCase() === 'INBOX' ? 'INBOX' : name)
    return folder && this.#info(folder)
  }

  async createMailbox(name: string, role: MailboxRole | null = null) {
    this.#change()
    if (name === '' || name.startsWith('/') || name.includes('//')) {
      throw new Fault('syntax', 'unusable folder name')
    }
    if (this.#named(name)) throw new Fault('already-exists', 'folder exists')
    const levels = name.split('/')
    for (let depth = 1; depth < levels.length; depth++) {
      const parent = levels.slice(0, depth).join('/')
      if (!this.#named(parent)) this.#make(parent, null)
    }
    const folder = this.#make(name, role)
    this.#commit(folder)
    return this.#info(folder)
  }

  async deleteMailbox(name: string) {
    this.#change()
    const folder = this.#expect(name)
    if (folder.role === 'inbox') throw new Fault('denied', 'the inbox stays')
    if (this.#folders.some((each) => each.name.startsWith(`${name}/`))) {
      throw new Fault('conflict', 'folder has children')
    }
    this.#folders.splice(this.#folders.indexOf(folder), 1)
    this.#commit()
  }

  async renameMailbox(from: string, to: string) {
    this.#change()
    const folder = this.#expect(from)
    if (this.#named(to)) throw new Fault('already-exists', 'folder exists')
    if (folder.role === 'inbox') {
      await this.createMailbox(to)
      const uids = folder.messages.map(({ meta }) => meta.uid)
      await this.move(folder.id, uids, to)
      return
    }
    for (const each of this.#folders) {
      if (each.name.startsWith(`${from}/`)) each.name = to + each.name.slice(from.length)
    }
    folder.name = to
    this.#commit(folder)
  }

  async subscribe(name: string, on: boolean) {
    if (on) this.#expect(name)
    if (on) this.#subscribed.add(name)
    else this.#subscribed.delete(name)
  }

  async subscriptions() {
    return [...this.#subscribed]
  }

  async messages(mailbox: MailboxId) {
    return this.#byId(mailbox).messages.map(({ meta }) => meta)
  }

  async since(mailbox: MailboxId, modSeq: ModSeq): Promise<MailboxChanges> {
    const folder = this.#byId(mailbox)
    return {
      highestModSeq: folder.modSeq,
      uidNext: folder.uidNext as Uid,
      changed: folder.messages.map(({ meta }) => meta).filter((meta) => meta.modSeq > modSeq),
      vanished: folder.vanished.filter((gone) => gone.modSeq > modSeq).map(({ uid }) => uid),
    }
  }

  async claimRecent(mailbox: MailboxId) {
    const folder = this.#byId(mailbox)
    const from = folder.recentFrom
    folder.recentFrom = folder.uidNext
    return from as Uid
  }

  async *read(mailbox: MailboxId, uids: readonly Uid[]): AsyncGenerator<StoredMessage> {
    for (const uid of uids) {
      const kept = this.#byId(mailbox).messages.find(({ meta }) => meta.uid === uid)
      if (kept !== undefined) yield stored(kept)
    }
  }

  #pick(folder: Folder, uids: readonly Uid[]): Kept[] {
    const wanted = new Set(uids)
    return folder.messages.filter(({ meta }) => wanted.has(meta.uid))
  }

  async setFlags(mailbox: MailboxId, uids: readonly Uid[], change: FlagChange) {
    this.#change()
    const folder = this.#byId(mailbox)
    const modSeq = this.#commit(folder)
    const changed: MessageMeta[] = []
    for (const kept of this.#pick(folder, uids)) {
      const next = applied(kept.meta, change)
      const same =
        next.flags === kept.meta.flags && next.keywords.join() === kept.meta.keywords.join()
      if (same) continue
      kept.meta = { ...next, modSeq }
      changed.push(kept.meta)
    }
    return { changed, modified: [] }
  }

  #put(folder: Folder, source: Kept, modSeq: ModSeq): Uid {
    const uid = folder.uidNext++ as Uid
    folder.messages.push({ ...source, meta: { ...source.meta, uid, modSeq } })
    return uid
  }

  async copy(mailbox: MailboxId, uids: readonly Uid[], to: string) {
    this.#change()
    const target = this.#expect(to)
    const modSeq = this.#commit(target)
    const sources = this.#pick(this.#byId(mailbox), uids)
    return {
      uidValidity: target.uidValidity,
      from: sources.map(({ meta }) => meta.uid),
      to: sources.map((kept) => this.#put(target, kept, modSeq)),
    }
  }

  async move(mailbox: MailboxId, uids: readonly Uid[], to: string) {
    const result = await this.copy(mailbox, uids, to)
    this.#remove(this.#byId(mailbox), result.from)
    return result
  }

  #remove(folder: Folder, uids: readonly Uid[]): void {
    const modSeq = this.#commit(folder)
    const gone = new Set(uids)
    folder.messages = folder.messages.filter(({ meta }) => !gone.has(meta.uid))
    for (const uid of uids) folder.vanished.push({ uid, modSeq })
  }

  async expunge(mailbox: MailboxId, uids?: readonly Uid[]) {
    this.#change()
    const folder = this.#byId(mailbox)
    const named = uids === undefined ? folder.messages : this.#pick(folder, uids)
    const gone = named.filter(({ meta }) => (meta.flags & 8) !== 0).map(({ meta }) => meta.uid)
    if (gone.length > 0) this.#remove(folder, gone)
    return gone
  }

  async append(to: string, message: Parameters<Account['append']>[1]): Promise<Appending> {
    this.#change()
    const folder = this.#expect(to)
    const chunks: Buffer[] = []
    let size = 0
    return {
      write: async (chunk) => {
        size += chunk.length
        if (size > maxBytes) throw new Fault('too-large', 'message is too large')
        if (chunk.includes(0)) throw new Fault('syntax', 'message holds a NUL byte')
        chunks.push(Buffer.from(chunk))
      },
      finish: async () => {
        const { flags, keywords, internalDate = this.#now() } = message
        const bytes = Buffer.concat(chunks)
        const clear = { flags, keywords, internalDate, sizeBytes: bytes.length }
        const modSeq = this.#commit(folder)
        const meta = { ...clear, uid: 0 as Uid, modSeq }
        const uid = this.#put(folder, { meta, bytes, summary: undefined }, modSeq)
        return { uidValidity: folder.uidValidity, uid }
      },
      abort: async () => void chunks.splice(0),
    }
  }

  onChange(listener: (modSeq: ModSeq) => void) {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}

function stored(kept: Kept): StoredMessage {
  return {
    meta: kept.meta,
    summary: async () => (kept.summary ??= summarize(kept.bytes)),
    gist: async () => null,
    async *bytes(start = 0, end = Infinity) {
      const stop = Math.min(end, kept.bytes.length)
      for (let at = start; at < stop; at += 65_536) {
        yield kept.bytes.subarray(at, Math.min(stop, at + 65_536))
      }
    },
  }
}

function applied(meta: MessageMeta, { mode, flags, keywords }: FlagChange): MessageMeta {
  if (mode === 'replace') return { ...meta, flags, keywords }
  if (mode === 'add') {
    const words = [...new Set([...meta.keywords, ...keywords])]
    return { ...meta, flags: meta.flags | flags, keywords: words }
  }
  const words = meta.keywords.filter((word) => !keywords.includes(word))
  return { ...meta, flags: meta.flags & ~flags, keywords: words }
}
