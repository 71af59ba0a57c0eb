/** The lists that are one page: which messages each holds, and what it says when it holds none. */

import type { WebKey } from '../../../../server/base/index.js'
import type { Query } from '../../../api/index.js'
import type { Kind } from '../../parts/summary.js'

export type ViewName = 'inbox' | 'prescriptions' | 'results' | 'patient-replies' | 'sent'
type Condition = NonNullable<Query['filter']>

export interface View {
  readonly title: WebKey
  readonly empty: WebKey
  readonly emptyText: WebKey
  /** The page that fills it, offered while it is empty. */
  readonly begins?: string
  /** Role of the folder it looks into. */
  readonly folder: 'inbox' | 'sent'
  /** What narrows it beside the two toggles of every list. */
  readonly offers: 'kinds' | 'to-dispense' | 'nothing'
  /** What it holds of it; without the gateway's reading of messages, by their headers. */
  readonly holds?: (hasHealth: boolean) => Condition
}

export const views: Readonly<Record<ViewName, View>> = {
  inbox: {
    title: 'web.frame.inbox',
    empty: 'web.inbox.empty',
    emptyText: 'web.inbox.empty-text',
    begins: '/ecrire',
    folder: 'inbox',
    offers: 'kinds',
  },
  prescriptions: {
    title: 'web.frame.prescriptions',
    empty: 'web.inbox.no-prescription',
    emptyText: 'web.inbox.no-prescription-text',
    folder: 'inbox',
    offers: 'to-dispense',
    holds: (hasHealth) => (hasHealth ? { kind: 'prescription' } : { subject: 'XDM/1.0' }),
  },
  results: {
    title: 'web.frame.results',
    empty: 'web.inbox.no-result',
    emptyText: 'web.inbox.no-result-text',
    folder: 'inbox',
    offers: 'nothing',
    holds: (hasHealth) => (hasHealth ? { kind: 'result' } : { subject: 'résultat' }),
  },
  'patient-replies': {
    title: 'web.frame.patient-replies',
    empty: 'web.inbox.no-reply',
    emptyText: 'web.inbox.no-reply-text',
    folder: 'inbox',
    offers: 'nothing',
    holds: (hasHealth) => (hasHealth ? { kind: 'patient-reply' } : { from: 'patient.mssante.fr' }),
  },
  sent: {
    title: 'web.frame.sent',
    empty: 'web.inbox.none-sent',
    emptyText: 'web.inbox.none-sent-text',
    begins: '/ecrire',
    folder: 'sent',
    offers: 'kinds',
  },
}

export interface Filters {
  readonly isUnread: boolean
  readonly hasFiles: boolean
  /** Prescriptions that nobody has dispensed whole. */
  readonly isToDispense: boolean
  readonly kind: Kind | undefined
}

export const noFilters: Filters = {
  ...{ isUnread: false, hasFiles: false, isToDispense: false, kind: undefined },
}

export const isFiltered = (filters: Filters): boolean =>
  filters.isUnread || filters.hasFiles || filters.isToDispense || filters.kind !== undefined

export interface Wanted extends Filters {
  readonly view: View
  readonly hasHealth: boolean
  /** Id of the view's folder; undefined while it is not known. */
  readonly folderId: string | undefined
  /** Folders that a search leaves out. */
  readonly leftOut: readonly string[]
  readonly search: string
}

/** The query of a view with its filters; a search looks into every folder but those left out. */
export function queryOf(wanted: Wanted): Query {
  const { view, hasHealth, folderId, leftOut, search, isUnread, hasFiles } = wanted
  const { isToDispense, kind } = wanted
  const where: Condition =
    search === ''
      ? { inMailbox: folderId ?? '' }
      : leftOut.length > 0
        ? { inMailboxOtherThan: leftOut }
        : {}
  const filter: Condition = {
    ...where,
    ...view.holds?.(hasHealth),
    ...(hasHealth && kind && { kind }),
    ...(search !== '' && { text: search }),
    ...(isUnread && { notKeyword: '$seen' }),
    ...(hasFiles && { hasAttachment: true }),
  }
  const collapseThreads = search === ''
  // The counter marks what it has dispensed; one condition names one mark.
  const undone = { notKeyword: '$dispensed' }
  if (isToDispense && isUnread)
    return { filter: { operator: 'AND', conditions: [filter, undone] }, collapseThreads }
  return { filter: { ...filter, ...(isToDispense && undone) }, collapseThreads }
}
