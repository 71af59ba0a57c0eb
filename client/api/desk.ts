/** The rest of what administrators ask: enrolling, renewing, mailboxes, why, the logs, the figures. */

import type { Jmap } from './connect.js'
import {
  eventIn,
  figureNames,
  issuedIn,
  reasonsIn,
  verificationIn,
  type AuditEvents,
  type AuditQuestion,
  type EnrolmentOptions,
  type Figures,
  type IssuedCertificate,
  type Reasons,
  type Verification,
} from './desk-forms.js'
import { mailboxIn, type AdministeredMailbox } from './mailbox-forms.js'
import { listIn, numberIn, objectIn, stringIn, textIn, textsIn } from './protocol/json.js'

export interface NewHolder {
  readonly mailbox?: string
  /** PKCS#10, base64. */
  readonly request: string
  readonly why: string
}

export interface NewPerson extends NewHolder {
  readonly rpps: string
  readonly family: string
  readonly given: string
  /** Code of the profession. */
  readonly profession: string
}

export interface NewStructure extends NewHolder {
  readonly finess: string
  readonly name: string
}

export interface NewDelegation {
  readonly address: string
  readonly identity: string
  readonly actions: readonly string[]
  /** Milliseconds; without an end when left out. */
  readonly to?: number
  readonly why: string
}

export interface Desk {
  enrolmentOptions(): Promise<EnrolmentOptions>
  enrolPerson(order: NewPerson): Promise<IssuedCertificate>
  enrolStructure(order: NewStructure): Promise<IssuedCertificate>
  renew(serial: string, request: string, why: string): Promise<IssuedCertificate>
  mailboxes(
    text: string,
    limit: number,
  ): Promise<{ readonly total: number; readonly list: readonly AdministeredMailbox[] }>
  createMailbox(order: {
    readonly address: string
    readonly type: string
    readonly owner: string
    readonly why: string
  }): Promise<void>
  setMailboxState(address: string, state: 'active' | 'suspended', why: string): Promise<void>
  grant(order: NewDelegation): Promise<void>
  endGrants(address: string, identity: string, why: string): Promise<void>
  /** Of a certificate's octets in base64, or of an address. */
  why(question: { readonly certificate: string } | { readonly address: string }): Promise<Reasons>
  events(question: AuditQuestion): Promise<AuditEvents>
  /** Begins to verify both logs, or looks at the verification `run`. */
  verify(run?: string): Promise<Verification>
  /** `month` is YYYY-MM. */
  figures(month: string): Promise<Figures>
}

const utcDate = (ms: number): string => new Date(ms).toISOString()

export const deskOf = (jmap: Pick<Jmap, 'call'>): Desk => ({
  ...enrolling(jmap),
  ...mailboxesOf(jmap),
  ...logsOf(jmap),
})

const enrolling = (
  jmap: Pick<Jmap, 'call'>,
): Pick<Desk, 'enrolmentOptions' | 'enrolPerson' | 'enrolStructure' | 'renew'> => ({
  async enrolmentOptions() {
    const told = await jmap.call('Enrolment/options')
    const professions = listIn(told, 'professions').map((one) => ({
      ...{ code: stringIn(one, 'code'), name: stringIn(one, 'name') },
      label: stringIn(one, 'label'),
    }))
    return { domains: textsIn(told, 'domains'), professions }
  },
  enrolPerson: async (order) => issuedIn(await jmap.call('Professional/enrol', { ...order })),
  enrolStructure: async (order) => issuedIn(await jmap.call('Organisation/enrol', { ...order })),
  renew: async (serial, request, why) =>
    issuedIn(await jmap.call('Certificate/renew', { serial, request, why })),
})

const mailboxesOf = (
  jmap: Pick<Jmap, 'call'>,
): Pick<Desk, 'mailboxes' | 'createMailbox' | 'setMailboxState' | 'grant' | 'endGrants'> => ({
  async mailboxes(text, limit) {
    const found = await jmap.call('DirectoryMailbox/query', { text, limit })
    const ids = textsIn(found, 'ids')
    const got = ids.length === 0 ? {} : await jmap.call('DirectoryMailbox/get', { ids })
    return { total: numberIn(found, 'total', 0), list: listIn(got, 'list').map(mailboxIn) }
  },
  async createMailbox(order) {
    await jmap.call('DirectoryMailbox/create', { ...order })
  },
  async setMailboxState(address, state, why) {
    await jmap.call('DirectoryMailbox/setState', { address, state, why })
  },
  async grant({ to, ...order }) {
    await jmap.call('Delegation/grant', {
      ...order,
      ...(to === undefined ? {} : { to: utcDate(to) }),
    })
  },
  async endGrants(address, identity, why) {
    await jmap.call('Delegation/end', { address, identity, why })
  },
})

const logsOf = (jmap: Pick<Jmap, 'call'>): Pick<Desk, 'why' | 'events' | 'verify' | 'figures'> => ({
  why: async (question) => reasonsIn(await jmap.call('Certificate/why', { ...question })),
  async events({ from, to, before, ...question }) {
    const told = await jmap.call('AuditEvent/query', {
      ...question,
      ...(from === null ? {} : { from: utcDate(from) }),
      ...(to === null ? {} : { to: utcDate(to) }),
      ...(before === null ? {} : { before }),
    })
    const names = objectIn(told, 'names')
    const next = told['next']
    return {
      events: listIn(told, 'list').map(eventIn),
      names: new Map(Object.keys(names).map((one) => [one, textIn(names, one) ?? one])),
      next: typeof next === 'number' ? next : null,
    }
  },
  verify: async (run) =>
    verificationIn(await jmap.call('AuditEvent/verify', run === undefined ? {} : { run })),
  async figures(month) {
    const told = await jmap.call('Figures/get', { month })
    const days = objectIn(told, 'days')
    const numbers = (name: string): readonly number[] => {
      const value = days[name]
      return Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
    }
    return {
      days: Object.fromEntries(figureNames.map((name) => [name, numbers(name)])) as Figures['days'],
      refusals: listIn(told, 'refusals').map((one) => ({
        ...{ rule: stringIn(one, 'rule'), count: numberIn(one, 'count', 0) },
      })),
      isCut: told['isCut'] === true,
    }
  },
})
