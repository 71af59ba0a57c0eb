/** Professional/enrol: into the directory, with a mailbox and a certificate over the key of a request. */

import { issuedObject, requestIn } from '../../admin/issued.js'
import { changeMethod } from '../../admin/method.js'

export const professionalEnrol = changeMethod({
  ...{ name: 'Professional/enrol', command: 'enrol professional', role: 'registrar' },
  wantsWhy: true,
  read(args) {
    const mailbox = args.optionalString('mailbox')
    const person = {
      rpps: args.string('rpps'),
      family: args.string('family'),
      given: args.string('given'),
      profession: args.string('profession'),
      ...(mailbox === null ? {} : { mailbox }),
    }
    return { person, request: requestIn(args) }
  },
  async run(_context, { person, request }, { authority, actor }) {
    return issuedObject(await authority.certifyProfessional({ ...person, actor }, request()))
  },
})
