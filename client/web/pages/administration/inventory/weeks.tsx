/** When certificates end, by week, for those who have to renew them in time. */

import type { ExpiryWeeks } from '../../../../api/index.js'
import { BarChart } from '../../../parts/bar-chart.js'
import { Card } from '../../../parts/card.js'
import { shortDay } from '../../../parts/format.js'
import { useAskedDesk } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'

/** The chart wants attention for what ends in so many weeks. */
const urgentWeeks = 4

export function Weeks() {
  const { t } = useWords()
  const { value } = useAskedDesk('weeks', (desk) => desk.weeks())
  if (!value) return null
  return (
    <Card title={t('web.admin.weeks')}>
      <p className={page['quiet']}>{t('web.admin.weeks-text')}</p>
      <Chart value={value} />
    </Card>
  )
}

function Chart({ value: { weeks, later } }: { readonly value: ExpiryWeeks }) {
  const { t, n, language } = useWords()
  const total = weeks.reduce((sum, { count }) => sum + count, 0)
  const said = [n('web.admin.weeks-said', total), later > 0 && n('web.admin.weeks-later', later)]
  const summary = said.filter(Boolean).join(' ')
  const bars = weeks.map(({ begins, count }, index) => ({
    ...{ id: begins, count, isUrgent: index < urgentWeeks },
    label: shortDay(language, Date.parse(`${begins}T12:00:00`)),
  }))
  return (
    <>
      <BarChart
        title={t('web.admin.weeks')}
        summary={summary}
        columns={[t('web.admin.week-of'), t('web.admin.certificates')]}
        bars={bars}
      />
      <p className={page['below']}>{summary}</p>
    </>
  )
}
