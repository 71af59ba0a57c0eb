/** Whose certificate opened the page, and the mailboxes it may use, as the gateway says. */

import { createContext, use } from 'react'
import { shelf } from '../offline/shelf.js'
import { setPreferences, usePreferences } from './preferences.js'

export interface Box {
  readonly address: string
  /** Whose it is, as people say it; null when it is the person's own, or nobody can tell. */
  readonly name: string | null
  /** Identity of whose it is. */
  readonly owner: string
  readonly type: 'PER' | 'ORG' | 'APP' | 'CAB'
  readonly actions: readonly ('read' | 'send' | 'manage')[]
}

/** What `/whoami` answers. */
export interface Who {
  /** `rpps:10100997245` */
  readonly identity: string
  readonly kind: 'professional' | 'organisation' | 'application'
  /** `Dr Camille MARTIN (médecin)` */
  readonly displayName: string
  readonly certificate: { readonly subject: string; readonly notAfter: number }
  readonly mailboxes: readonly Box[]
  readonly roles: readonly string[]
}

/** `Dr Camille MARTIN` of `Dr Camille MARTIN (médecin)`. */
export const plainName = (displayName: string): string => displayName.replace(/\s*\([^()]*\)$/, '')

const keptName = 'who'

/** Asks the gateway; without a way to it, who was here last. Rejects when it refuses, or nobody was. */
export async function askWho(): Promise<Who> {
  const answer = await fetch('/whoami', { headers: { accept: 'application/json' } }).catch(
    () => undefined,
  )
  if (!answer || answer.status >= 500) {
    const kept = (await shelf.read(keptName)) as Who | undefined
    if (kept) return kept
    throw new Error('the gateway does not answer')
  }
  if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`)
  const who = (await answer.json()) as Who
  void shelf.write(keptName, who)
  return who
}

/** Whether a mailbox is somebody else's. */
export const isShared = ({ identity }: Who, { owner }: Box): boolean => owner !== identity

export const WhoContext = createContext<Who | undefined>(undefined)

export function useWho(): Who {
  const who = use(WhoContext)
  if (!who) throw new Error('who is asking is not known yet')
  return who
}

/** The mailbox in use: the one last chosen on this device, or the first of the person's. */
export function useBox(): {
  readonly box: Box | undefined
  readonly choose: (address: string) => void
} {
  const { mailboxes } = useWho()
  const { mailbox } = usePreferences()
  const readable = mailboxes.filter(({ actions }) => actions.includes('read'))
  return {
    box: readable.find(({ address }) => address === mailbox) ?? readable[0],
    choose: (address) => {
      setPreferences({ mailbox: address })
    },
  }
}
