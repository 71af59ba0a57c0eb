/** Refused connections of a month by what refused them. */

import type { Figures } from '../../../../api/index.js'
import { Card } from '../../../parts/card.js'
import { useWords, type Words } from '../../../state/words.js'
import page from '../shared/page.module.css'

const rules = {
  'no-certificate': 'web.admin.rule-of.no-certificate',
  revoked: 'web.admin.rule-of.revoked',
  expired: 'web.admin.rule-of.expired',
  'not-yet-valid': 'web.admin.rule-of.not-yet-valid',
  'no-chain': 'web.admin.rule-of.no-chain',
  'certificate-unknown': 'web.admin.rule-of.certificate-unknown',
  'identity-suspended': 'web.admin.rule-of.identity-suspended',
  'mailbox-suspended': 'web.admin.rule-of.mailbox-suspended',
  'no-mailbox': 'web.admin.rule-of.no-mailbox',
  'wrong-listener-profile': 'web.admin.rule-of.wrong-listener-profile',
  'not-for-sessions': 'web.admin.rule-of.wrong-listener-profile',
} as const

const ruleText = (rule: string, { t }: Words): string =>
  rule in rules ? t(rules[rule as keyof typeof rules]) : t('web.admin.rule', { rule })

export function Refusals({ refusals }: { readonly refusals: Figures['refusals'] }) {
  const words = useWords()
  const { t } = words
  if (refusals.length === 0) return null
  return (
    <Card title={t('web.admin.refusals')}>
      <table className={page['table']}>
        <thead>
          <tr>
            <th scope="col">{t('web.admin.refusals-why')}</th>
            <th scope="col" className={page['number']}>
              {t('web.admin.refusals-count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {refusals.map(({ rule, count }) => (
            <tr key={rule}>
              <td>{ruleText(rule, words)}</td>
              <td className={page['number']}>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
