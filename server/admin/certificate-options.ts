/** What the commands that issue certificates share: their options, and what they say of the holder. */

import { formatIdentity, parseIdentity, profiles, type CertificateOrder } from '../../pki/index.js'
import { consoleActor } from './actor.js'

/** Profiles of leafs: those of authorities are for ceremonies. */
export const leafProfiles = profiles.filter(({ ca }) => !ca).map(({ name }) => name)

export const holderOptions = {
  mailbox: { summary: 'opt.cert-mailbox', value: 'ADDRESS', many: true },
  dns: { summary: 'opt.dns', value: 'NAME', many: true },
  ip: { summary: 'opt.ip', value: 'ADDRESS', many: true },
  organisation: { summary: 'opt.server-organisation', value: 'NAME' },
} as const

/** The order that `options` make for `identity`. */
export function orderOf(
  identity: string,
  profile: string,
  options: {
    readonly mailbox: readonly string[]
    readonly dns: readonly string[]
    readonly ip: readonly string[]
    readonly organisation: string | undefined
    readonly dryRun: boolean
  },
): CertificateOrder {
  const { mailbox, dns, ip, organisation, dryRun } = options
  return {
    ...{ identity: spelled(identity), profile, dryRun, actor: consoleActor() },
    ...{ mailboxes: mailbox, dnsNames: dns, ipAddresses: ip },
    ...(organisation === undefined ? {} : { organisation }),
  }
}

/** A host keeps its own rules of spelling; a number with a wrong check digit is a typing error. */
const spelled = (identity: string): string =>
  identity.trim().startsWith('server:') ? identity.trim() : formatIdentity(parseIdentity(identity))
