/** The mailbox domain's store: its tables over an engine, and its blobs. */

import type { BlobPort, MailStore, MailTables } from '../mail/ports.js'
import type { Engine, Sql } from './engine/engine.js'
import { auditTable } from './tables/audit.js'
import { accountTable } from './tables/mail/accounts.js'
import { keywordTable, mailboxTable, subscriptionTable } from './tables/mail/mailboxes.js'
import { bodyTable, messageTable } from './tables/mail/messages.js'

function mailTables(sql: Sql): MailTables {
  return {
    accounts: accountTable(sql),
    mailboxes: mailboxTable(sql),
    subscriptions: subscriptionTable(sql),
    keywords: keywordTable(sql),
    messages: messageTable(sql),
    bodies: bodyTable(sql),
    audit: auditTable(sql),
  }
}

/** Tables are made once per connection of the engine, which hands in the same runner each time. */
function tablesOf(): (sql: Sql) => MailTables {
  const made = new WeakMap<Sql, MailTables>()
  return (sql) => {
    let tables = made.get(sql)
    if (!tables) made.set(sql, (tables = mailTables(sql)))
    return tables
  }
}

export function mailStore(engine: Engine, blobs: BlobPort): MailStore {
  const tables = tablesOf()
  return {
    blobs,
    check: () => engine.check(),
    read: (work) => engine.read((sql) => work(tables(sql))),
    write: (unit) => engine.write((sql) => unit(tables(sql))),
  }
}
