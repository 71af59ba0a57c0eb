/** One mailbox as a page uses it: what it holds, followed; what is done to it, shown at once; calls, uploads, downloads. */

import { download, downloadUrl, upload, type Uploaded, type UploadOptions } from './blobs.js'
import { ApiFault } from './faults.js'
import { Actions, type Action, type Refusal } from './mirror/actions.js'
import { Keep, type Shelf } from './mirror/keep.js'
import type { LiveList, Query } from './mirror/list.js'
import { Mirror } from './mirror/mirror.js'
import { mailboxPath, type EmailPatch } from './mirror/patch.js'
import type { ByDepth, Depth, Loaded } from './mirror/records.js'
import type { Identity, Mailbox, Thread } from './model.js'
import type { World } from './ports.js'
import type { JsonObject, Sendable } from './protocol/json.js'
import type { Call } from './protocol/reference.js'
import type { Requests } from './protocol/requests.js'
import type { Results } from './protocol/results.js'
import type { AccountInfo, Session } from './protocol/session.js'
import type { Watched } from './watched.js'

export interface AccountParts {
  readonly world: World
  readonly requests: Requests
  readonly session: Watched<Session>
  readonly shelf: Shelf
}

export class Account {
  readonly id: string
  readonly #parts: AccountParts
  readonly #mirror: Mirror
  readonly #actions: Actions

  constructor(id: string, parts: AccountParts) {
    this.id = id
    this.#parts = parts
    const { world, session, shelf } = parts
    const keep = new Keep(shelf, id)
    this.#mirror = new Mirror({
      request: (calls) => this.request(calls),
      info: () => this.info,
      keep,
    })
    this.#actions = new Actions({
      call: (method, args) => this.call(method, args),
      records: this.#mirror.records,
      ...{ keep, after: world.after },
      now: () => world.clock.now(),
      newId: () => `a${String(world.chance()).slice(2)}${world.clock.now()}`,
      maxObjects: () => session.get().limits.maxObjectsInSet,
      done: () => void this.#mirror.sync(),
    })
    void this.#actions.restore()
  }

  /** Throws ApiFault denied once the session does not have it any more. */
  get info(): AccountInfo {
    const info = this.#parts.session.get().accounts.find(({ id }) => id === this.id)
    if (info) return info
    throw new ApiFault('denied', 'web.api.no-account', { error: 'accountNotFound' })
  }

  /** Calls one method; `accountId` is added. Throws the ApiFault of its error, or of the way to the gateway. */
  async call(method: string, args: Sendable = {}): Promise<JsonObject> {
    const results = await this.request([[method, args, 'c']])
    return results.get('c', method)
  }

  /**
   * Calls several methods in order, in one request, so that later ones may refer to the answers of earlier ones
   * (`resultOf`). Rejects only when the request as a whole failed: each answer is asked for, and throws its own error.
   */
  request(calls: readonly Call[]): Promise<Results> {
    const account = { accountId: this.id }
    const own = calls.map(([method, args, id]): Call => {
      return [method, method === 'Core/echo' ? args : { ...account, ...args }, id]
    })
    return this.#parts.requests.send(own)
  }

  /** The list of a query, kept right; the same object for the same query. */
  live(query: Query): LiveList {
    return this.#mirror.live(query)
  }

  /** A message: `line` for lists, `full` with its texts and parts. Asked for when somebody looks. */
  email<D extends Depth>(id: string, depth: D): Watched<Loaded<ByDepth[D]>> {
    return this.#mirror.records.watch(id, depth)
  }

  thread(id: string): Watched<Loaded<Thread | undefined>> {
    return this.#mirror.thread(id)
  }

  get mailboxes(): Watched<Loaded<readonly Mailbox[]>> {
    return this.#mirror.mailboxes
  }

  get identities(): Watched<Loaded<readonly Identity[]>> {
    return this.#mirror.identities
  }

  /** By type, the state the gateway told last: who asks by `call` asks again when it changes. */
  get states(): Watched<Readonly<Record<string, string>>> {
    return this.#mirror.states
  }

  /** The same change to several messages, shown at once: `{ 'keywords/$seen': true }`. */
  update(ids: readonly string[], patch: EmailPatch): Action {
    return this.#actions.update(Object.fromEntries(ids.map((id) => [id, patch])))
  }

  /** Out of the folder it is in, into `to`. */
  move(ids: readonly string[], from: string, to: string): Action {
    return this.update(ids, { [mailboxPath(from)]: null, [mailboxPath(to)]: true })
  }

  /** Removed for good, once it cannot be undone any more. */
  destroy(ids: readonly string[]): Action {
    return this.#actions.destroy(ids)
  }

  /** Actions that the gateway has not confirmed. */
  get pending(): Watched<number> {
    return this.#actions.pending
  }

  /** Calls `told` when something shown as done was refused; answers with what ends it. */
  onRefused(told: (refusal: Refusal) => void): () => void {
    return this.#actions.onRefused(told)
  }

  /** News of the gateway: states by type. */
  hear(states: Readonly<Record<string, string>>): void {
    this.#mirror.hear(states)
  }

  /** After an absence: what waits is sent, what is looked at brought up to date. */
  catchUp(): void {
    this.#actions.kick()
    void this.#mirror.sync()
  }

  /** Sends a file to the gateway (RFC 8620 §6.1). Throws ApiFault too-large before anything is sent. */
  upload(content: Blob | Uint8Array, options: UploadOptions = {}): Promise<Uploaded> {
    return upload(this.#parts.world.ask, this.#parts.session.get(), this.id, content, options)
  }

  /** The octets of a blob (RFC 8620 §6.2). Throws ApiFault not-found, too-large beyond `maxBytes`. */
  download(
    blobId: string,
    options: { readonly signal?: AbortSignal; readonly maxBytes?: number } = {},
  ): Promise<Uint8Array> {
    const url = this.downloadUrl(blobId)
    return download(this.#parts.world.ask, url, options)
  }

  /** Where a blob is had as a file called `name` of media type `type`, for a link that downloads. */
  downloadUrl(blobId: string, name = 'message.eml', type = 'application/octet-stream'): string {
    return downloadUrl(this.#parts.session.get(), { accountId: this.id, blobId, name, type })
  }
}
