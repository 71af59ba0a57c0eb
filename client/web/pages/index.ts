/** The catalogue of pages: one line each; navigation, keys, titles and the router are derived from it. */

import type { PageEntry, PageSource } from './entry.js'
import { begin } from './inbox/begin.js'
import { Page as Inbox } from './inbox/index.js'

export { pathOf, type PageEntry, type PageProps } from './entry.js'

/** Comes with the first file, for it is what is opened first. */
const inbox: PageSource = Object.assign(() => Promise.resolve({ Page: Inbox }), {
  Page: Inbox,
  begin,
})

export const pages: readonly PageEntry[] = [
  {
    ...{ path: '/boite/:id?', page: inbox, title: 'web.frame.inbox', icon: 'inbox' },
    ...{ place: 'main', inBar: true, view: 'inbox' },
  },
  {
    ...{ path: '/ordonnances/:id?', page: inbox, title: 'web.frame.prescriptions' },
    ...{ icon: 'prescription', place: 'main', inBar: true, view: 'prescriptions' },
  },
  {
    ...{ path: '/resultats/:id?', page: inbox, title: 'web.frame.results', icon: 'result' },
    ...{ place: 'main', inBar: true, view: 'results' },
  },
  {
    ...{ path: '/reponses/:id?', page: inbox, title: 'web.frame.patient-replies', icon: 'reply' },
    ...{ place: 'main', view: 'patient-replies' },
  },
  {
    path: '/patients/:id?',
    page: () => import('./patients/index.js'),
    ...{ title: 'web.patients.title', icon: 'patients', place: 'main' },
  },
  {
    ...{ path: '/envoyes/:id?', page: inbox, title: 'web.frame.sent', icon: 'sent' },
    ...{ place: 'main', view: 'sent' },
  },
  {
    path: '/suivi',
    page: () => import('./follow-up/index.js'),
    badge: () => import('./follow-up/badge.js'),
    ...{ title: 'web.follow.title', icon: 'follow', place: 'main' },
  },
  {
    path: '/brouillons',
    page: () => import('./drafts/index.js'),
    ...{ title: 'web.drafts.title', icon: 'draft', place: 'main' },
  },
  {
    path: '/ecrire/:id?',
    page: () => import('./write/index.js'),
    ...{ title: 'web.letters.title', icon: 'write', place: 'action', shortcut: 'c' },
  },
  {
    path: '/prescrire',
    page: () => import('./prescribe/index.js'),
    ...{ title: 'web.prescribe.title', icon: 'prescription', place: 'action', shortcut: 'p' },
  },
  {
    path: '/annuaire/:id?',
    page: () => import('./directory/index.js'),
    ...{ title: 'web.directory.title', icon: 'directory', place: 'main' },
  },
  {
    path: '/cles',
    page: () => import('./keys/index.js'),
    ...{ title: 'web.keys.page-title', icon: 'key', place: 'none' },
  },
  {
    path: '/message/:id',
    page: () => import('./message/index.js'),
    ...{ title: 'web.reading.conversation', icon: 'letter', place: 'none' },
  },
  {
    path: '/ordonnance/:id',
    page: () => import('./counter/index.js'),
    ...{ title: 'web.counter.title', icon: 'dispense', place: 'none' },
  },
  {
    path: '/admin/certificats',
    page: () => import('./administration/inventory/index.js'),
    ...{ title: 'web.admin.inventory', icon: 'shield', place: 'admin', inBar: true },
  },
  {
    path: '/admin/boites',
    page: () => import('./administration/mailboxes/index.js'),
    ...{ title: 'web.admin.boxes', icon: 'inbox', place: 'admin', inBar: true },
  },
  {
    path: '/admin/pourquoi',
    page: () => import('./administration/why/index.js'),
    ...{ title: 'web.admin.whys-nav', icon: 'blocked', place: 'admin' },
  },
  {
    path: '/admin/journal',
    page: () => import('./administration/audit/index.js'),
    ...{ title: 'web.admin.audit', icon: 'file', place: 'admin', inBar: true },
  },
  {
    path: '/admin/chiffres',
    page: () => import('./administration/figures/index.js'),
    ...{ title: 'web.admin.figures', icon: 'chart', place: 'admin', inBar: true },
  },
  {
    path: '/admin/fiche/:id',
    page: () => import('./administration/person/index.js'),
    ...{ title: 'web.admin.person', icon: 'patients', place: 'none' },
  },
]

/** Where `/` leads. */
export const homePath = '/boite'
/** Where `/` leads an administrator who has no mailbox. */
export const deskPath = '/admin/certificats'
