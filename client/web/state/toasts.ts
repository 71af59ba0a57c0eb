/** What the page announces at its foot, with a way back for ten seconds. */

import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'bad'
  /** Takes it back. */
  readonly undo: (() => void) | undefined
}

/** How long what was done can be taken back. */
export const undoMs = 10_000

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function set(changed: readonly Toast[]): void {
  toasts = changed
  for (const listener of listeners) listener()
}

export function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

/** Announces; the latest three are shown. Returns the way to take the announcement away. */
export function announce(
  text: string,
  {
    undo,
    tone = 'plain',
    forMs = undoMs,
  }: { readonly undo?: () => void; readonly tone?: Toast['tone']; readonly forMs?: number } = {},
): () => void {
  const id = next++
  set([...toasts.slice(-2), { id, text, tone, undo }])
  setTimeout(() => {
    dismiss(id)
  }, forMs)
  return () => {
    dismiss(id)
  }
}

/** Takes back the latest that can be. Returns whether there was one. */
export function undoLatest(): boolean {
  const latest = toasts.findLast(({ undo }) => undo !== undefined)
  if (!latest) return false
  dismiss(latest.id)
  latest.undo?.()
  return true
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts)
