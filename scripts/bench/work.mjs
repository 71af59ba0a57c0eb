/** What is measured, and what it may cost at most. */

const smtp = [
  { name: '5 KiB, kept connection', size: '5k', count: 1500, mode: 'reuse' },
  { name: '5 KiB, new connection', size: '5k', count: 600, mode: 'new' },
  { name: '50 KiB, kept connection', size: '50k', count: 800, mode: 'reuse' },
  { name: '50 KiB, new connection', size: '50k', count: 400, mode: 'new' },
  { name: '500 KiB, kept connection', size: '500k', count: 200, mode: 'reuse' },
  { name: '500 KiB, new connection', size: '500k', count: 200, mode: 'new' },
  { name: '5 MiB, kept connection', size: '5M', count: 40, mode: 'reuse' },
  { name: '5 MiB, new connection', size: '5M', count: 40, mode: 'new' },
  { name: '5 KiB to 10 recipients', size: '5k', count: 800, mode: 'reuse', recipients: 10 },
]

/** Server CPU in milliseconds per message; the last is peak memory in MiB. */
export const targets = {
  '50 KiB, kept connection': 2,
  '50 KiB, new connection': 6,
  '5 MiB, kept connection': 45,
}
export const memoryTargetMiB = 250

const fraction = (quick) => (quick ? 10 : 1)

export const smtpWork = (quick) =>
  smtp.map((work) => ({ ...work, count: Math.max(8, work.count / fraction(quick)) }))

/** IMAP: logins, then a mailbox that is filled, listed, read, searched and flagged. */
export const imapWork = (quick) => [
  { operations: 'login', logins: 400 / fraction(quick) },
  {
    operations: 'append,fetchmeta,fetchstruct,select,fetchbody,fetcheach,search,searchhdr,store',
    messages: 10_000 / fraction(quick),
    user: 'u021',
    mailbox: 'HarnessBig',
  },
]
