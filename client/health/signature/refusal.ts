/** How the parts of verification break off: with the reason that a person is told. */

import type { Reason } from '../../verdict/index.js'

/** Caught by `verifySignature`; never leaves this folder. */
export class Refusal extends Error {
  readonly reason: Reason

  constructor(reason: Reason) {
    super(reason.name)
    this.name = 'Refusal'
    this.reason = reason
  }
}

const clip = (text: string): string => text.slice(0, 120)

/** Not laid out as XMLDSig and XAdES say. */
export const malformed = (what: string): Refusal =>
  new Refusal({ level: 'red', name: 'signature-form', values: { what: clip(what) } })

/** A method that we do not follow: XSLT, XPath, HMAC, whatever a stranger thinks of. */
export const unsupported = (what: string): Refusal =>
  new Refusal({ level: 'red', name: 'signature-method', values: { what: clip(what) } })

export const tooWeak = (what: string): Refusal =>
  new Refusal({ level: 'red', name: 'weak', values: { what: clip(what) } })
