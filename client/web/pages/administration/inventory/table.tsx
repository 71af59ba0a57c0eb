/** Certificates line by line: whose, for what, how they stand, until when. */

import type { RegisteredCertificate } from '../../../../api/index.js'
import { cx } from '../../../parts/cx.js'
import { href } from '../../../state/route.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'
import { StateChip } from '../shared/state-chip.js'
import { endText, numberText, usageText } from '../shared/words.js'

export function CertificateTable({
  certificates,
}: {
  readonly certificates: readonly RegisteredCertificate[]
}) {
  const { t } = useWords()
  return (
    <table className={cx(page['table'], page['stacked'])}>
      <thead>
        <tr>
          <th scope="col">{t('web.admin.column.holder')}</th>
          <th scope="col">{t('web.admin.column.use')}</th>
          <th scope="col">{t('web.admin.column.state')}</th>
          <th scope="col">{t('web.admin.column.end')}</th>
        </tr>
      </thead>
      <tbody>
        {certificates.map((one) => (
          <Line key={one.id} certificate={one} />
        ))}
      </tbody>
    </table>
  )
}

/** A person or an organisation has a card; a server has none. */
const hasCard = (identity: string): boolean => /^(rpps|adeli|finess|siret):/.test(identity)

function Line({ certificate }: { readonly certificate: RegisteredCertificate }) {
  const words = useWords()
  const { identity, name, profile, state, isRenewed } = certificate
  const isLive = state === 'active' || state === 'soon'
  return (
    <tr>
      <td>
        {hasCard(identity) ? <a href={href('/admin/fiche', identity)}>{name}</a> : name}
        <span className={page['sub']}>{numberText(identity)}</span>
      </td>
      <td>{usageText(profile, words)}</td>
      <td>
        <StateChip state={state} />
      </td>
      <td>
        {endText(certificate, words)}
        {isLive && isRenewed && <span className={page['sub']}>{words.t('web.admin.renewed')}</span>}
      </td>
    </tr>
  )
}
