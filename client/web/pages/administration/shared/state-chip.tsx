/** How a certificate stands, in a word. */

import type { CertificateState } from '../../../../api/index.js'
import { Chip } from '../../../parts/chip.js'
import { useWords } from '../../../state/words.js'
import { stateLooks } from './words.js'

export function StateChip({ state }: { readonly state: CertificateState }) {
  const { t } = useWords()
  const { tone, icon } = stateLooks[state]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`web.admin.state.${state}`)}
    </Chip>
  )
}
