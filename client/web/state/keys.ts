/** A person's own keys as the page knows them: none, locked or open; and the one dialog that makes or opens them. */

import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { askWorker, onKeys } from '../worker/ask.js'
import type { Given } from '../worker/calls.js'
import type { KeysState } from '../worker/calls/keys-state.js'
import type { Asking } from '../worker/wire.js'
import { useAsking } from './asking.js'

/** What the dialog is to do; `done` is told whether the keys are open now. */
export interface KeysRequest {
  readonly kind: 'make' | 'unlock'
  readonly asking: Asking
  readonly done: (isOpen: boolean) => void
}

interface Snapshot {
  readonly known: KeysState | undefined
  readonly request: KeysRequest | undefined
}

let snapshot: Snapshot = { known: undefined, request: undefined }
let knownFor: Asking | undefined
const listeners = new Set<() => void>()

function set(change: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...change }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

async function refresh(asking: Asking): Promise<KeysState> {
  const known = await askWorker('keysState', { withDirectory: false }, asking)
  if (knownFor === asking) set({ known })
  return known
}

let isListening = false
function listen(): void {
  if (isListening) return
  isListening = true
  onKeys((identity) => {
    if (knownFor?.identity === identity) refresh(knownFor).catch(() => undefined)
  })
}

/** Opens the keys, asking for the passphrase, or for a first one, when that is needed. False when the person would not. */
async function open(asking: Asking): Promise<boolean> {
  const { state } = await askWorker('keysState', { withDirectory: false }, asking)
  if (state === 'open') return true
  return new Promise((resolve) => {
    snapshot.request?.done(false)
    const done = (isOpen: boolean): void => {
      set({ request: undefined })
      resolve(isOpen)
    }
    set({ request: { kind: state === 'none' ? 'make' : 'unlock', asking, done } })
  })
}

export interface Keys {
  /** Undefined until this browser has been looked through. */
  readonly known: KeysState | undefined
  /**
   * Resolves true when the keys are open: at once, or after the dialog, which makes them the first time. False when the
   * person closed it. To be called before `sign`, `signDocument` or opening what is sealed.
   */
  readonly unlock: () => Promise<boolean>
  readonly lock: () => Promise<void>
  /** Signs a clinical document: the signature document beside it. */
  readonly signDocument: (document: Uint8Array) => Promise<Uint8Array>
  /** Signs a MIME entity. */
  readonly sign: (entity: Uint8Array) => Promise<Uint8Array>
  /** Seals a MIME entity for every recipient and the mailbox in use. */
  readonly seal: (given: Given<'seal'>) => Promise<Uint8Array>
}

/** The keys of who opened the page. Looking at them starts the worker. */
export function useKeys(): Keys {
  const asking = useAsking()
  const { known } = useSyncExternalStore(subscribe, () => snapshot)
  useEffect(() => {
    knownFor = asking
    listen()
    refresh(asking).catch(() => undefined)
  }, [asking])
  return {
    known,
    unlock: useCallback(() => open(asking), [asking]),
    lock: useCallback(() => askWorker('lockKeys', null, asking), [asking]),
    signDocument: useCallback(
      (document) => askWorker('signDocument', { document }, asking),
      [asking],
    ),
    sign: useCallback((entity) => askWorker('sign', { entity }, asking), [asking]),
    seal: useCallback((given) => askWorker('seal', given, asking), [asking]),
  }
}

/** What the dialog is asked to do now. */
export const useKeysRequest = (): KeysRequest | undefined =>
  useSyncExternalStore(subscribe, () => snapshot.request)
