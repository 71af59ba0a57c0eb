/** The catalogue of audit events. An event carries ids and addresses, never subject or content (invariant 4). */

/** What happened, by kind; each with the facts it carries. A published member is never changed: add the next. */
export interface AuditFacts {
  'gateway.started': { version: string }
  'gateway.stopped': Record<string, never>
  'session.refused': {
    listener: string
    rule: string
    remote: string
    certificate: string
    subject: string
  }
  'session.ended': { listener: string; rule: string }
  'action.refused': { rule: string; action: string; address: string }
  'account.created': { address: string }
  'account.opened': { address: string; certificate: string }
  'account.erased': { address: string; messages: string; bytes: string }
  'message.accepted': { id: string; from: string; to: string; bytes: string }
  'message.held': { id: string; from: string; to: string; bytes: string; until: string }
  'message.withdrawn': { id: string; address: string }
  'message.undelivered': { id: string; to: string; reason: string }
  'message.answered': { id: string; from: string; to: string; answers: string }
  'message.fetched': { id: string; address: string }
  'settings.changed': { address: string; what: string; name: string }
  'push.kept': { id: string }
  'push.removed': { id: string; identity: string; why: string }
  'submission.forgotten': { id: string; address: string }
  'message.appended': { address: string; mailbox: string; uid: string; bytes: string }
  'message.copied': { address: string; from: string; to: string; count: string }
  'message.moved': { address: string; from: string; to: string; count: string }
  'message.flagged': { address: string; mailbox: string; uids: string; flags: string }
  'message.expunged': { address: string; mailbox: string; uids: string }
  'mailbox.created': { address: string; mailbox: string }
  'mailbox.renamed': { address: string; mailbox: string }
  'mailbox.deleted': { address: string; mailbox: string; messages: string }
  'mailbox.subscribed': { address: string; on: string }
  'message.exported': { address: string; uid: string; bytes: string }
  'key.exported': { address: string }
  'master-key.exported': { key: string }
  'master-key.restored': { key: string }
  'administration.recovered': { why: string }
  'prescription.registered': {
    prescription: string
    author: string
    lines: string
    supersedes: string
  }
  'prescription.cancelled': { prescription: string; cancels: string }
  'prescription.dispensed': {
    prescription: string
    dispensing: string
    address: string
    lines: string
    despite: string
  }
  'prescription.undone': { prescription: string; dispensing: string; address: string }
  'orphans.removed': { count: string; bytes: string }
}

export type AuditKind = keyof AuditFacts

/** One event of the mailboxes' log. `actor` is an identity (`rpps:…`), `operator` or `gateway`. */
export type AuditEvent = {
  [Kind in AuditKind]: {
    readonly kind: Kind
    readonly actor: string
    readonly facts: Readonly<AuditFacts[Kind]>
  }
}[AuditKind]
