/** `pli pki show|crl`: one certificate of the register, and the current list of an authority. */

import { command, jsonOption } from '../../../client/cli/index.js'
import { authorityNames, toPem } from '../../../pki/index.js'
import { SaidFault } from '../../base/index.js'
import { writeCheckpoints } from '../../checkpoints.js'
import { consoleActor } from '../actor.js'
import { dataOption, withData } from '../options.js'

export const pkiShow = command({
  name: 'pki show',
  summary: 'cmd.pki.show',
  role: 'auditor',
  arguments: { serial: { summary: 'arg.pki.serial', value: 'SERIAL|FINGERPRINT', required: true } },
  options: { data: dataOption, json: jsonOption },
  async run({ arguments: { serial }, options, output }) {
    const wanted = serial.replaceAll(':', '').toLowerCase()
    const by = wanted.length === 64 ? { fingerprint: wanted } : { serial }
    const found = await withData(options.data, (data) => data.directory.certificate(by))
    if (!found)
      throw new SaidFault('not-found', 'pki.serial-unknown', { serial: wanted.slice(0, 80) })
    const { der, ...record } = found
    const pem = der ? toPem('CERTIFICATE', der) : ''
    if (options.json) return output.json({ ...record, pem })
    const { identity, profile, state, reason, subject, issuer, notBefore, notAfter } = record
    output.field(output.say('pki.column.serial'), record.serial)
    output.field(output.say('trust.column.fingerprint'), record.fingerprint ?? 'ø')
    output.field(output.say('trust.column.identity'), identity)
    output.field(output.say('pki.column.profile'), profile)
    output.field(output.say('pki.column.state'), reason ?? state)
    output.field(output.say('trust.column.subject'), subject)
    output.field(output.say('trust.column.issuer'), issuer)
    output.field(output.say('trust.column.since'), output.date(notBefore))
    output.field(output.say('trust.column.until'), output.date(notAfter))
    output.text(pem)
  },
})

export const pkiCrl = command({
  name: 'pki crl',
  summary: 'cmd.pki.crl',
  role: 'auditor',
  arguments: {
    authority: {
      summary: 'arg.pki.authority',
      value: authorityNames.join('|'),
      required: true,
      choices: authorityNames,
    },
  },
  options: {
    data: dataOption,
    renew: { summary: 'opt.pki.renew', role: 'operator' },
    delta: { summary: 'opt.pki.delta' },
    json: jsonOption,
  },
  async run({ arguments: { authority: name }, options, output }) {
    const found = await withData(options.data, async (data) => {
      const known = authorityNames.find((one) => one === name)
      if (known && options.renew) {
        await data.authority.refreshCrl(known, consoleActor())
        await writeCheckpoints(data)
      }
      return known && (await data.authority.crl(known, options.delta ? 'delta' : 'full'))
    })
    if (!found)
      throw new SaidFault('not-found', 'pki.no-authority', {
        ...{ name: name.slice(0, 40), known: authorityNames.join(', ') },
      })
    const { number, nextUpdate, der } = found
    const pem = toPem('X509 CRL', der)
    if (options.json) return output.json({ name, number, nextUpdate, pem })
    output.text(pem.trimEnd())
  },
})
