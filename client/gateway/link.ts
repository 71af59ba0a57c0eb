/** How a question reaches the gateway: the port that Node's TLS and a browser's fetch both fit. */

export interface LinkQuestion {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With its query, encoded; begins with `/`. */
  readonly path: string
  readonly body?: Uint8Array | string
  /** Of the body. */
  readonly contentType?: string
  /** `fr` or `en`: the language of sentences in the answer; the gateway's own choice when left out. */
  readonly language?: string
  /** Bound of the answer; 256 KiB when left out. */
  readonly maxBytes?: number
}

export interface LinkAnswer {
  readonly status: number
  readonly body: Uint8Array
  /** Media type without parameters, lower case. */
  readonly contentType: string
}

/**
 * A gateway, asked as somebody. `tlsLink` of client/mail makes one of an identity folder, `fetchLink` one for a page that
 * the gateway served, where the browser shows the certificate.
 */
export interface GatewayLink {
  /** The mailbox in whose name questions are asked that want one. */
  readonly mailbox: string
  /** The gateway's name, for sentences. */
  readonly server: string
  /** Any status is an answer; Fault unavailable, with its sentence, when there is none. */
  ask(question: LinkQuestion): Promise<LinkAnswer>
}
