/** How certificates are told: what they are for, how they stand, when they end. */

import type { WebKey } from '../../../../../server/base/index.js'
import type { CertificateState, RegisteredCertificate } from '../../../../api/index.js'
import type { Tone } from '../../../parts/chip.js'
import { dateText } from '../../../parts/format.js'
import type { IconName } from '../../../parts/icon.js'
import type { Words } from '../../../state/words.js'

export const stateLooks = {
  active: { tone: 'good', icon: 'check' },
  soon: { tone: 'doubt', icon: 'clock' },
  suspended: { tone: 'doubt', icon: 'lock' },
  revoked: { tone: 'bad', icon: 'blocked' },
  expired: { tone: 'plain', icon: 'clock' },
} as const satisfies Record<CertificateState, { tone: Tone; icon: IconName }>

const profiles = {
  'professional-authentication': 'web.admin.profile.professional-authentication',
  'organisation-client': 'web.admin.profile.organisation-client',
  'professional-signature': 'web.admin.profile.professional-signature',
  'organisation-signature': 'web.admin.profile.organisation-signature',
  'smime-encryption': 'web.admin.profile.smime-encryption',
  'organisation-encryption': 'web.admin.profile.organisation-encryption',
  'server-ssl': 'web.admin.profile.server-ssl',
  'ocsp-responder': 'web.admin.profile.ocsp-responder',
  'issuing-ca': 'web.admin.profile.issuing-ca',
  'root-ca': 'web.admin.profile.root-ca',
  'audit-signer': 'web.admin.profile.audit-signer',
} as const satisfies Record<string, WebKey>

/** `Connexion`, `Signature`, `Chiffrement`… */
export const usageText = (profile: string, { t }: Words): string =>
  profile in profiles ? t(profiles[profile as keyof typeof profiles]) : profile

export const reasons = [
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
  'certificateHold',
] as const
export type Reason = (typeof reasons)[number]

const others = ['unspecified', 'cACompromise'] as const

export function reasonText(reason: string, { t }: Words): string {
  const known = [...reasons, ...others].find((one) => one === reason)
  return known ? t(`web.admin.reason.${known}`) : ''
}

/** `jusqu’au 12 nov. 2026`, `révoqué le 3 mars 2026`. */
export function endText(
  { state, notAfter, revokedAt }: RegisteredCertificate,
  { t, language }: Words,
): string {
  const day = (ms: number): string => dateText(language, ms)
  if (state === 'revoked') return t('web.admin.revoked-on', { date: day(revokedAt ?? notAfter) })
  if (state === 'expired') return t('web.admin.ended', { date: day(notAfter) })
  if (state === 'suspended')
    return revokedAt === null
      ? t('web.admin.holder-suspended')
      : t('web.admin.suspended-on', { date: day(revokedAt) })
  return t('web.admin.until', { date: day(notAfter) })
}

/** `rpps:10100997245` → `RPPS 10100997245`. */
export function numberText(identity: string): string {
  const [kind = '', number = ''] = identity.split(':')
  const known = ['rpps', 'adeli', 'finess', 'siret'].includes(kind)
  return known ? `${kind.toUpperCase()} ${number}` : ''
}

/** `0,2 s` */
export const secondsText = (ms: number, { language }: Words): string =>
  new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'unit',
    unit: 'second',
    maximumFractionDigits: ms < 100 ? 2 : 1,
    minimumFractionDigits: 1,
  }).format(Math.max(ms, 10) / 1000)
