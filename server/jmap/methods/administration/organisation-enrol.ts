/** Organisation/enrol: into the directory, with a mailbox and a certificate over the key of a request. */

import { issuedObject, requestIn } from '../../admin/issued.js'
import { changeMethod } from '../../admin/method.js'

export const organisationEnrol = changeMethod({
  ...{ name: 'Organisation/enrol', command: 'enrol organisation', role: 'registrar' },
  wantsWhy: true,
  read(args) {
    const mailbox = args.optionalString('mailbox')
    const organisation = {
      finess: args.string('finess'),
      name: args.string('name'),
      ...(mailbox === null ? {} : { mailbox }),
    }
    return { organisation, request: requestIn(args) }
  },
  async run(_context, { organisation, request }, { authority, actor }) {
    return issuedObject(await authority.certifyOrganisation({ ...organisation, actor }, request()))
  },
})
