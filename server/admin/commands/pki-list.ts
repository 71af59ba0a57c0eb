/** `pli pki list`: the register of certificates. */

import { command, jsonOption, type Output } from '../../../client/cli/index.js'
import type { CertificateRecord, CertificateState } from '../../../pki/index.js'
import type { Data } from '../../data.js'
import { dataOption, withData } from '../options.js'

const pageSize = 500

async function* records({ directory }: Data): AsyncGenerator<CertificateRecord> {
  let after = ''
  for (;;) {
    const page = await directory.certificates({ after, limit: pageSize })
    yield* page
    after = page.at(-1)?.serial ?? ''
    if (page.length < pageSize) return
  }
}

async function collect(
  root: string,
  wanted: (record: CertificateRecord, now: number) => boolean,
): Promise<CertificateRecord[]> {
  return withData(root, async (data) => {
    const found: CertificateRecord[] = []
    for await (const record of records(data))
      if (wanted(record, data.clock.now())) found.push(record)
    return found
  })
}

/** What somebody is issuing now, or has died issuing: the other listings leave it out. */
const leftOver = (root: string, of: string | undefined): Promise<CertificateRecord[]> =>
  withData(root, async ({ pki }) => {
    const found = await pki.read((tables) => tables.certificates.reserved())
    return found.filter(({ identity }) => (of ?? identity) === identity)
  })

const shown = ({ der: _, ...record }: CertificateRecord) => record

function show(output: Output, json: boolean, found: readonly CertificateRecord[]): void {
  if (json) return output.json(found.map(shown))
  if (found.length === 0) return output.line(output.say('pki.none'))
  const stateOf = (state: CertificateState, reason: string | null): string =>
    reason ?? (state === 'good' ? output.say('directory.certificate-state.good') : state)
  output.table(
    [
      { title: output.say('pki.column.serial') },
      { title: output.say('trust.column.identity'), gives: true },
      { title: output.say('pki.column.profile'), gives: 'first' },
      { title: output.say('pki.column.state') },
      { title: output.say('trust.column.until') },
    ],
    found.map(({ serial, identity, profile, state, reason, notAfter }) => [
      ...[serial, identity, profile, stateOf(state, reason), output.day(notAfter)],
    ]),
  )
}

export const pkiList = command({
  name: 'pki list',
  summary: 'cmd.pki.list',
  role: 'auditor',
  options: {
    data: dataOption,
    state: { summary: 'opt.pki.state', value: 'STATE', choices: ['good', 'revoked', 'reserved'] },
    of: { summary: 'opt.pki.of', value: 'IDENTITY' },
    json: jsonOption,
  },
  async run({ options: { data, state, of, json }, output }) {
    if (state === 'reserved') return show(output, json, await leftOver(data, of))
    const found = await collect(
      data,
      (record) =>
        (state ?? record.state) === record.state && (of ?? record.identity) === record.identity,
    )
    show(output, json, found)
  },
})
