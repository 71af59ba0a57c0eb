/** One mailbox as a page uses it: calls, uploads and downloads; what it holds is mirrored in `mirror/`. */

import { download, downloadUrl, upload, type Uploaded, type UploadOptions } from './blobs.js'
import { ApiFault } from './faults.js'
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
}

export class Account {
  readonly id: string
  readonly #parts: AccountParts

  constructor(id: string, parts: AccountParts) {
    this.id = id
    this.#parts = parts
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
