/** `pli keys list`: the keys that an identity folder signs and opens mail with, superseded ones too. */

import { openPgp } from '../../keys/index.js'
import { openDecryption, openIdentity, openPgpKeys, openSigning } from '../../mail/index.js'
import type { PhraseKey } from '../../../server/base/index.js'
import { asOption, command, jsonOption } from '../command.js'

interface Row {
  readonly kind: 'openpgp' | 'signature' | 'encryption'
  readonly id: string
  readonly until: number | null
  readonly isCurrent: boolean
  readonly isRevoked: boolean
}

const kinds: Readonly<Record<Row['kind'], PhraseKey>> = {
  openpgp: 'keys.kind.openpgp',
  signature: 'keys.kind.signature',
  encryption: 'keys.kind.encryption',
}

function stateOf(row: Row, now: number): PhraseKey {
  if (row.isRevoked) return 'keys.state.revoked'
  if (!row.isCurrent) return 'keys.state.old'
  return row.until !== null && row.until <= now ? 'keys.state.ended' : 'keys.state.current'
}

async function rowsOf(folder: string, now: number): Promise<Row[]> {
  const identity = await openIdentity(folder)
  const rows: Row[] = []
  const pgp = await openPgpKeys(identity)
  for (const [index, secret] of [...(pgp ? [pgp.secret] : []), ...(pgp?.old ?? [])].entries()) {
    const { fingerprint, expiresAt, isRevoked } = await openPgp.readKey(secret, now)
    const about = { id: fingerprint, until: expiresAt, isCurrent: index === 0, isRevoked }
    rows.push({ kind: 'openpgp', ...about })
  }
  const signing = await openSigning(identity)
  const mail = [
    ...(signing ? [{ kind: 'signature', ...signing } as const] : []),
    ...(await openDecryption(identity)).map((one) => ({ kind: 'encryption', ...one }) as const),
  ]
  for (const [index, { kind, certificate }] of mail.entries()) {
    const isCurrent = mail.findIndex((one) => one.kind === kind) === index
    const about = { id: certificate.serial, until: certificate.notAfter, isCurrent }
    rows.push({ kind, ...about, isRevoked: false })
  }
  return rows
}

export const keysList = command({
  name: 'keys list',
  summary: 'cmd.keys.list',
  role: 'anybody',
  options: { as: asOption, json: jsonOption },
  async run({ options, output, clock }) {
    const now = clock.now()
    const rows = await rowsOf(options.as, now)
    if (options.json) return output.json(rows)
    if (rows.length === 0) return output.line(output.say('keys.empty', { path: options.as }))
    output.table(
      [
        { title: output.say('keys.kind') },
        { title: output.say('keys.state') },
        { title: output.say('keys.until') },
        { title: output.say('keys.number'), gives: true },
      ],
      rows.map((row) => [
        output.say(kinds[row.kind]),
        output.say(stateOf(row, now)),
        row.until === null ? '—' : output.day(row.until),
        row.id,
      ]),
    )
  },
})
