/** What a program answers, and above all what it does not. */

import { expect, it } from 'vitest'
import { parseHeader } from '../../mime/index.js'
import { questionOf } from './question.js'

const ask = (lines: readonly string[], from = 'alice@a.test', subject: string | null = 'Bonjour') =>
  questionOf(parseHeader(Buffer.from(`${lines.join('\r\n')}\r\n`)), from, '<1@a.test>', subject)

const to = 'To: Bob <Bob@a.test>, "C, D" <carla@a.test>'

it('answers a letter, and knows to whom it was written', () => {
  expect(ask([to, 'Cc: dora@a.test', 'Auto-Submitted: no'])).toEqual({
    ...{ to: ['bob@a.test', 'carla@a.test', 'dora@a.test'] },
    ...{ subject: 'Bonjour', messageId: '<1@a.test>' },
  })
})

it.each([
  ['another program', 'Auto-Submitted: auto-replied'],
  ['a program that says more', 'auto-submitted: auto-generated; owner-email="x@a.test"'],
  ['a list', 'List-Id: <urgences.a.test>'],
  ['a list by its post address', 'List-Post: <mailto:urgences@a.test>'],
  ['a circular', 'Precedence: bulk'],
  ['who asks not to be answered', 'X-Auto-Response-Suppress: DR, OOF'],
  ['a notification', 'Content-Type: multipart/report; report-type=disposition-notification'],
  ['the end of a conversation', 'X-MSS-MES: FIN'],
])('does not answer %s', (_what, line) => {
  expect(ask([to, line])).toBeUndefined()
})

it.each([
  ...['', 'mailer-daemon@a.test', 'postmaster@a.test', 'owner-urgences@a.test', 'noreply@a.test'],
  ...['urgences-request@a.test', 'ne-pas-repondre@a.test', 'reponse.automatique-test@p.test'],
])('does not answer %j', (from) => {
  expect(ask([to], from)).toBeUndefined()
})

it.each(['[FIN]', "[Erreur d'intégration !][902] CR", '[KO Intégration système !][1] XDM'])(
  'does not answer the service message %s',
  (subject) => {
    expect(ask([to], 'alice@a.test', subject)).toBeUndefined()
  },
)
