/** What lists of messages say of people, by the directory, and of prescriptions, by the ledger. */

import { foldAddress } from '../pki/index.js'
import type { GistDocument } from './base/index.js'
import type { Data } from './data.js'
import { mayDispense, wordFrom, wordOf } from './dispensing/index.js'
import { correspondentOf, holderOf } from './holders.js'
import type { Correspondent, HealthPorts } from './jmap/index.js'
import { ledgerOf } from './parts.js'
import type { Caller, LiveTrust } from './trust/index.js'

/** What lists of messages say of people and prescriptions. */
export function healthPorts(data: Data, trust: LiveTrust): HealthPorts {
  const ledger = ledgerOf(data, trust)
  // Asked quietly: a list of messages is no attempt to dispense, and a doctor's refusal no event.
  const stateOf = async (caller: Caller, mailbox: string, document: GistDocument) => {
    const isDispenser = mayDispense(mailbox, await holderOf(data, mailbox)).admitted
    const verdict = await ledger.state(caller, document, isDispenser ? mailbox : null)
    if (!verdict.admitted) return null
    // Of what is not his, an author is told what is told of what nobody knows: nothing.
    return !isDispenser && verdict.value.standing === 'unknown' ? null : verdict.value
  }
  return {
    correspondent: correspondentsOf(data),
    word: (caller, given) => wordOf(given, caller),
    async dispensing(caller, mailbox, document) {
      const found = await stateOf(caller, mailbox, document)
      if (!found) return null
      const { standing: state, ended, dispensings, elsewhere } = found
      const last = [...dispensings, ...elsewhere]
        .filter(({ undoneAt }) => undoneAt === null)
        .reduce<{ at: number; name: string } | null>((a, b) => (a && a.at > b.at ? a : b), null)
      if (ended) return { state, at: ended.at, by: ended.by }
      return { state, at: last?.at ?? null, by: last?.name ?? null }
    },
    async dispensings(caller, mailbox, document) {
      const found = await stateOf(caller, mailbox, document)
      const { dispensings, elsewhere } = found ?? { dispensings: [], elsewhere: [] }
      return [...dispensings, ...elsewhere].filter(({ undoneAt }) => undoneAt === null)
    },
  }
}

/** Tells the ledger what the author of a message said of it. Faults of the ledger's refusals. */
export function hearWord(data: Data, trust: LiveTrust): (word: string) => Promise<void> {
  const ledger = ledgerOf(data, trust)
  return async (word) => {
    await ledger.hear(wordFrom(word))
  }
}

/** Addresses that are remembered until the directory changes. */
const remembered = 5000

/** Null for an address that the directory does not know. */
function correspondentsOf(data: Data): (address: string) => Promise<Correspondent | null> {
  const known = new Map<string, Promise<Correspondent | null>>()
  let at = -1
  return (asked) => {
    const address = foldAddress(asked)
    const revision = data.engines.pki.revision()
    if (revision !== at || known.size >= remembered) known.clear()
    at = revision
    const found = known.get(address) ?? correspondentOf(data, address)
    known.set(address, found)
    return found
  }
}
