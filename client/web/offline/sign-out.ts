/** Leaving: what was read and written is wiped from this browser with the keys that opened it; no other tab keeps it either. */

import { deleteDatabase } from './database.js'
import { forgetFiles } from './register.js'

const channelName = 'pli.leaving'
const works = new Set<() => void | Promise<void>>()

/** `work` is done when somebody signs out, in this tab and the others: session copies of keys are destroyed there. */
export function onSignOut(work: () => void | Promise<void>): () => void {
  works.add(work)
  return () => works.delete(work)
}

async function leave(): Promise<void> {
  for (const work of works) await work()
}

/** Called once at the beginning: this tab leaves when another one signs out. `left` shows that nobody is here. */
export function followSignOut(left: () => void): void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = () => {
    void leave().finally(left)
  }
}

/**
 * Wipes everything of the person's from this browser but what personal keys keep under their passphrase, and ends the other tabs.
 * Resolves when nothing is left.
 */
export async function signOut(): Promise<void> {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('left')
  channel.close()
  await leave()
  await deleteDatabase()
  await forgetFiles()
  localStorage.clear()
  sessionStorage.clear()
}
