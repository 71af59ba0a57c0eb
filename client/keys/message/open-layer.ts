/** One layer looked into: its signatures judged, or its envelope opened, and the bytes that lie inside. */

import { isFault } from '../../../server/base/index.js'
import type { Reason } from '../../verdict/index.js'
import { decrypt, verify } from '../openpgp/index.js'
import { canonicalLines, decryptSmime, verifyDetached, verifyOpaque } from '../smime/index.js'
import type { Opening, OpenState } from './model.js'
import type { Recognised } from './recognise.js'
import {
  judgeCms,
  judgeOpenPgp,
  unreadable,
  type JudgedSignatures,
  type Matter,
} from './signatures.js'
import { decoded, rawOf, type Entity } from './source.js'

/** What a layer turned out to be. An OpenPGP envelope may hold signatures of its own. */
export interface Opened {
  readonly signed: JudgedSignatures | null
  readonly opening: Opening | null
  /** A MIME entity; null when there is none to be had. */
  readonly inside: Buffer | null
}

export type Layered = Exclude<Recognised, { type: 'malformed' | 'compressed' }>

export function openLayer(layer: Layered, matter: Matter): Promise<Opened> {
  switch (layer.type) {
    case 'smime-signed':
      return layer.form === 'opaque'
        ? openOpaque(layer.cms, matter)
        : checkDetached(layer.content, layer.signature, matter)
    case 'openpgp-signed':
      return checkOpenPgp(layer.content, layer.signature, matter)
    case 'smime-encrypted':
      return Promise.resolve(openSmime(layer.cms, matter))
    case 'openpgp-encrypted':
      return openOpenPgp(layer.message, matter)
  }
}

async function openOpaque(cms: Buffer, matter: Matter): Promise<Opened> {
  const verified = orNull(() => verifyOpaque(cms))
  if (!verified) return { signed: unreadable('CMS'), opening: null, inside: null }
  return { signed: await judgeCms(verified, matter), opening: null, inside: verified.content }
}

async function checkDetached(content: Entity, signature: Entity, matter: Matter): Promise<Opened> {
  const inside = rawOf(content)
  const cms = await decoded(signature)
  const verified = orNull(() => verifyDetached(cms, inside))
  const signed = verified ? await judgeCms(verified, matter) : unreadable('CMS')
  return { signed, opening: null, inside }
}

async function checkOpenPgp(content: Entity, signature: Entity, matter: Matter): Promise<Opened> {
  const inside = rawOf(content)
  const { openPgpKnown, now } = matter.context
  const question = {
    content: canonicalLines(inside),
    signature: await decoded(signature),
    keys: openPgpKnown.map(({ armored }) => armored),
    now,
  }
  const found = await verify(question).catch(onlyFaults)
  const signed = found ? await judgeOpenPgp(found, matter) : unreadable('OpenPGP')
  return { signed, opening: null, inside }
}

function openSmime(cms: Buffer, { context }: Matter): Opened {
  try {
    const { content, cipher, isAuthenticated } = decryptSmime(cms, context.keys, context.random)
    const opening: Opening = { state: 'opened', cipher, isAuthenticated, reasons: [] }
    return { signed: null, opening, inside: content }
  } catch (error) {
    return closed(error, { 'not-found': 'no-key', unsupported: 'unsupported' })
  }
}

async function openOpenPgp(message: Entity, matter: Matter): Promise<Opened> {
  const { openPgpKeys, openPgpKnown, now } = matter.context
  try {
    const opened = await decrypt({
      message: await decoded(message),
      keys: openPgpKeys,
      verifyWith: openPgpKnown.map(({ armored }) => armored),
      now,
    })
    const { signatures } = opened
    // The library hands out nothing without its integrity protection.
    const opening: Opening = {
      ...{ state: 'opened', cipher: 'openpgp', isAuthenticated: true, reasons: [] },
    }
    const signed = signatures.length > 0 ? await judgeOpenPgp(signatures, matter) : null
    return { signed, opening, inside: Buffer.from(opened.content) }
  } catch (error) {
    return closed(error, { denied: 'no-key' })
  }
}

const reasonsOf: Readonly<Record<Exclude<OpenState, 'opened'>, Reason>> = {
  'no-key': { level: 'amber', name: 'no-key' },
  unsupported: { level: 'amber', name: 'unsupported-cipher' },
  damaged: { level: 'red', name: 'damaged' },
  'not-opened': { level: 'red', name: 'mixed-encryption' },
}

export const notOpened = (state: Exclude<OpenState, 'opened'>): Opening => ({
  ...{ state, cipher: null, isAuthenticated: false },
  reasons: [reasonsOf[state]],
})

function closed(
  error: unknown,
  states: Readonly<Record<string, 'no-key' | 'unsupported'>>,
): Opened {
  if (!isFault(error)) throw error
  return { signed: null, opening: notOpened(states[error.kind] ?? 'damaged'), inside: null }
}

function orNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    return onlyFaults(error)
  }
}

function onlyFaults(error: unknown): null {
  if (isFault(error)) return null
  throw error
}
