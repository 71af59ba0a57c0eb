/** The mailbox domain's store: its tables over an engine, and its blobs. */

import type { BlobPort, MailStore, MailTables } from '../mail/ports.js'
import type { Engine, Sql } from './engine/engine.js'
import { auditTable } from './tables/audit.js'
import { accountTable } from './tables/mail/accounts.js'
import { emailTable } from './tables/mail/emails.js'
import { keptTable } from './tables/mail/kept.js'
import { keywordTable, mailboxTable, subscriptionTable } from './tables/mail/mailboxes.js'
import { bodyTable, messageTable } from './tables/mail/messages.js'
import { pushTable } from './tables/mail/push.js'
import { submissionTable } from './tables/mail/submissions.js'
import { vacationTable } from './tables/mail/vacations.js'
import { perConnection } from './tables/per-connection.js'

function mailTables(sql: Sql): MailTables {
  return {
    accounts: accountTable(sql),
    mailboxes: mailboxTable(sql),
    subscriptions: subscriptionTable(sql),
    keywords: keywordTable(sql),
    messages: messageTable(sql),
    bodies: bodyTable(sql),
    emails: emailTable(sql),
    submissions: submissionTable(sql),
    kept: keptTable(sql),
    vacations: vacationTable(sql),
    pushes: pushTable(sql),
    audit: auditTable(sql),
  }
}

export function mailStore(engine: Engine, blobs: BlobPort): MailStore {
  const tables = perConnection(mailTables)
  return {
    blobs,
    check: () => engine.check(),
    settle: () => engine.settle(),
    read: (work) => engine.read((sql) => work(tables(sql))),
    write: (unit) => engine.write((sql) => unit(tables(sql))),
  }
}
