/** Which keys mail of an address is signed with and enciphered to, and whose address it is. */

import {
  findIdentity,
  foldAddress,
  isReachable,
  professions,
  type CertificateRecord,
  type DirectoryMailbox,
  type MailboxType,
  type PgpKeyRecord,
  type PkiTables,
  type ProfessionalsTable,
} from '../directory/index.js'
import type { ProfileName } from '../profiles/index.js'
import { parseCertificate } from '../x509/index.js'

/** Who holds an address, as the directory says. */
export interface MailHolder {
  /** `rpps:…`, `finess:…`. */
  readonly identity: string
  /** `Camille MARTIN`, or the name of the organisation. */
  readonly name: string
  /** In French, as certificates have it; null for those who are no people. */
  readonly profession: string | null
}

export interface MailKeys {
  readonly address: string
  readonly type: MailboxType
  /** On the red list. */
  readonly isHidden: boolean
  readonly holder: MailHolder
  /** DER, the newest first; still valid. */
  readonly signature: readonly Buffer[]
  /** DER, the newest first; none while nothing may be enciphered to the holder. */
  readonly encryption: readonly Buffer[]
  /** Null when there is none, it has ended, or nothing may be enciphered to the holder. */
  readonly openPgp: PgpKeyRecord | null
  /** What the holder's last key came to, when nothing is left to encipher to; null while there is something, or never was. */
  readonly lapsed: LapsedKey | null
}

/** A key that served once and does no more. */
export interface LapsedKey {
  readonly why: 'revoked' | 'ended'
  /** Milliseconds since the epoch. */
  readonly at: number
}

const uses: Readonly<Partial<Record<ProfileName, 'signature' | 'encryption'>>> = {
  'professional-signature': 'signature',
  'organisation-signature': 'signature',
  'smime-encryption': 'encryption',
  'organisation-encryption': 'encryption',
}

/** Renewals overlap; more than these at once is a mistake that nobody has to download. */
const maxCertificates = 8

/** Undefined when the directory has no such mailbox, or has closed it. */
export async function findMailKeys(
  tables: PkiTables,
  asked: string,
  at: number,
): Promise<MailKeys | undefined> {
  const address = foldAddress(asked)
  const mailbox = await tables.mailboxes.get(address)
  if (!mailbox || mailbox.state === 'closed') return undefined
  const holder = await holderOf(tables, mailbox)
  if (!holder) return undefined
  const records = await tables.certificates.byIdentity(mailbox.owner)
  const mayReach = await isReachable(tables, mailbox, at)
  const encryption = mayReach ? certificatesFor(records, 'encryption', address, at) : []
  const openPgp = mayReach ? await pgpKeyOf(tables, address, at) : null
  return {
    ...{ address, type: mailbox.type, holder },
    isHidden: (await tables.mailboxes.details(address))?.redList ?? false,
    signature: certificatesFor(records, 'signature', address, at),
    ...{ encryption, openPgp },
    lapsed: encryption.length === 0 && !openPgp ? lapsedOf(records, at) : null,
  }
}

/** The last of the certificates for mail that is no more. */
function lapsedOf(records: readonly CertificateRecord[], at: number): LapsedKey | null {
  const ends = records
    .filter(({ profile, state }) => uses[profile] === 'encryption' && state !== 'reserved')
    .flatMap(({ revokedAt, notAfter }): LapsedKey[] => {
      if (revokedAt !== null) return [{ why: 'revoked', at: revokedAt }]
      return notAfter <= at ? [{ why: 'ended', at: notAfter }] : []
    })
  return ends.sort((a, b) => b.at - a.at)[0] ?? null
}

/** The key that is there and has not ended. */
async function pgpKeyOf(
  { pgpKeys }: PkiTables,
  address: string,
  at: number,
): Promise<PgpKeyRecord | null> {
  const found = await pgpKeys.get(address)
  return found && (found.expiresAt === null || found.expiresAt > at) ? found : null
}

function certificatesFor(
  records: readonly CertificateRecord[],
  use: 'signature' | 'encryption',
  address: string,
  at: number,
): Buffer[] {
  return records
    .filter(
      ({ profile, state, notBefore, notAfter }) =>
        uses[profile] === use && state === 'good' && notBefore <= at && at < notAfter,
    )
    .flatMap(({ der }) => (der ? [der] : []))
    .filter((der) => {
      const { email } = parseCertificate(der).altNames
      return email.includes(address) || (use === 'signature' && email.length === 0)
    })
    .slice(0, maxCertificates)
}

async function holderOf(
  tables: PkiTables,
  { owner }: DirectoryMailbox,
): Promise<MailHolder | undefined> {
  const entry = await findIdentity(tables, owner)
  if (!entry) return undefined
  const { identity, displayName, kind } = entry
  const person = kind === 'professional' ? await tables.professionals.find(identity) : undefined
  return person
    ? { identity, ...describe(person) }
    : { identity, name: displayName, profession: null }
}

type Person = NonNullable<Awaited<ReturnType<ProfessionalsTable['find']>>>

const describe = ({ given, family, profession }: Person): Omit<MailHolder, 'identity'> => ({
  name: `${given} ${family.toUpperCase()}`,
  profession: professions.find(({ code }) => code === profession)?.label ?? null,
})
