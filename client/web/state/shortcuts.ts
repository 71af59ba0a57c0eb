/** Keys that act: pages and the frame say which while they are shown; the help lists what holds now. */

import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { WebKey } from '../../../server/base/index.js'

export interface Shortcut {
  /** As `KeyboardEvent.key` says it: `j`, `?`, `Escape`. */
  readonly key: string
  readonly label: WebKey
  /** False when it did nothing, so that what is below may. */
  readonly act: () => boolean | void
}

type Layer = { shortcuts: readonly Shortcut[] }

let layers: readonly Layer[] = []
const listeners = new Set<() => void>()

function set(changed: readonly Layer[]): void {
  layers = changed
  for (const listener of listeners) listener()
}

const typing =
  'input, textarea, select, [contenteditable="true"], [role="textbox"], [role="combobox"]'

/** Where keys are letters, or belong to something that is open over the page. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  return target.closest(`${typing}, [role="dialog"], [role="menu"], [role="listbox"]`) !== null
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return
  if (isElsewhere(event)) return
  for (const { shortcuts } of layers.toReversed())
    for (const { key, act } of shortcuts)
      if (key === event.key && act() !== false) {
        event.preventDefault()
        return
      }
}

/** Holds the keys while the component is shown; later ones stand above earlier ones. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const layer = useRef<Layer>({ shortcuts })
  useEffect(() => {
    layer.current.shortcuts = shortcuts
  })
  useEffect(() => {
    const own = layer.current
    if (layers.length === 0) document.addEventListener('keydown', onKey)
    set([...layers, own])
    return () => {
      set(layers.filter((one) => one !== own))
      if (layers.length === 0) document.removeEventListener('keydown', onKey)
    }
  }, [])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What holds now, the page's before the frame's. */
export function useAllShortcuts(): readonly Shortcut[] {
  const held = useSyncExternalStore(subscribe, () => layers)
  return held.toReversed().flatMap(({ shortcuts }) => shortcuts)
}
