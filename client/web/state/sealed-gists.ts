/** What sealed messages turned out to be about once their reader opened them here: for the lines of lists, in this browser's sealed shelf alone. */

import { useCallback, useSyncExternalStore } from 'react'
import type { EmailHealth } from '../../api/index.js'
import { shelf } from '../offline/shelf.js'
import type { AssessedMessage } from './assessed.js'

/** Never sent to the gateway, which could not read it; signing out destroys it. */
export interface SealedGist {
  readonly isPrescription: boolean
  readonly patient: EmailHealth['patient']
  readonly subject: string
  readonly medicines: number
}

/** Null: looked for, and not there. */
const known = new Map<string, SealedGist | null>()
const listeners = new Set<() => void>()

function set(name: string, gist: SealedGist | null): void {
  known.set(name, gist)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const nameOf = (accountId: string, emailId: string): string => `${accountId}/gist/${emailId}`

function look(name: string): SealedGist | undefined {
  const found = known.get(name)
  if (found === undefined) {
    known.set(name, null)
    void shelf.read(name).then((kept) => {
      if (kept !== undefined) set(name, kept as SealedGist)
    })
  }
  return found ?? undefined
}

/** What is known of a sealed message from an earlier opening; undefined for `null`, and for what was never opened here. */
export function useSealedGist(accountId: string, emailId: string | null): SealedGist | undefined {
  const name = emailId === null ? null : nameOf(accountId, emailId)
  return useSyncExternalStore(
    subscribe,
    useCallback(() => (name === null ? undefined : look(name)), [name]),
  )
}

type Patient = AssessedMessage['documents'][number]['document']['header']['patients'][number]

const maxText = 200

function patientOf(patient: Patient | undefined): SealedGist['patient'] {
  if (!patient) return null
  const { birthFamily, usedFamily, birthGiven, usedGiven, birthTime, gender } = patient
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(birthTime ?? '') ?? []
  const sex = gender?.code
  return {
    ins: null,
    family: (usedFamily || birthFamily).slice(0, maxText),
    given: (usedGiven || birthGiven[0] || '').slice(0, maxText),
    birthDate: year && month && day ? `${year}-${month}-${day}` : null,
    sex: sex === 'M' || sex === 'F' ? sex : null,
  }
}

/** Keeps what an opened message is about. */
export function keepSealedGist(
  accountId: string,
  emailId: string,
  { documents, subject }: AssessedMessage,
): void {
  const prescriptions = documents.flatMap(({ prescription }) => prescription ?? [])
  const gist: SealedGist = {
    isPrescription: prescriptions.length > 0,
    patient: patientOf(documents[0]?.document.header.patients[0]),
    subject: subject.value.slice(0, maxText),
    medicines: prescriptions.reduce((count, one) => count + one.medicines.length, 0),
  }
  const name = nameOf(accountId, emailId)
  set(name, gist)
  void shelf.write(name, gist)
}
