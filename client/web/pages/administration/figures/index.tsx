/** Figures of a month as plots, the numbers under them; only what the logs hold. */

import { useState } from 'react'
import { figureNames, type FigureName, type Figures } from '../../../../api/index.js'
import { BarChart } from '../../../parts/bar-chart.js'
import { Card } from '../../../parts/card.js'
import { Select } from '../../../parts/choice.js'
import { Skeleton } from '../../../parts/skeleton.js'
import { browserClock } from '../../../platform/clock.js'
import { useAskedDesk } from '../../../state/administration.js'
import { useWords } from '../../../state/words.js'
import page from '../shared/page.module.css'
import { Troubled } from '../shared/troubled.js'
import styles from './figures.module.css'
import { Refusals } from './refusals.js'

/** The last twelve months, this one first. */
function lastMonths(now: number): readonly string[] {
  const today = new Date(now)
  return Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1))
      .toISOString()
      .slice(0, 7),
  )
}

export function Page() {
  const { t, language } = useWords()
  const [months] = useState(() => lastMonths(browserClock.now()))
  const [month, setMonth] = useState(months[0] ?? '')
  const asked = useAskedDesk(month, (desk) => desk.figures(month))
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...({ month: 'long', year: 'numeric', timeZone: 'UTC' } as const),
  })
  const called = (one: string): string => format.format(Date.parse(`${one}-01T00:00:00Z`))
  return (
    <div className={page['page']}>
      <header className={page['head']}>
        <h1>{t('web.admin.figures')}</h1>
        <Select
          isLabelHidden
          label={t('web.admin.month')}
          options={months.map((id) => ({ id, text: called(id) }))}
          value={month}
          onChange={setMonth}
        />
      </header>
      <p className={page['lead']}>{t('web.admin.figures-text')}</p>
      <Troubled asked={asked} />
      {!asked.value && !asked.fault && <Skeleton lines={8} />}
      {asked.value?.isCut && <p className={page['fault']}>{t('web.admin.figures-cut')}</p>}
      {asked.value && (
        <div className={styles['plots']}>
          {figureNames.map((name) => (
            <Plot key={name} name={name} days={asked.value?.days[name] ?? []} />
          ))}
        </div>
      )}
      {asked.value && <Refusals refusals={asked.value.refusals} />}
    </div>
  )
}

function Plot({
  name,
  days,
}: {
  readonly name: FigureName
  readonly days: Figures['days'][FigureName]
}) {
  const { t, n, language } = useWords()
  const number = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB')
  const total = days.reduce((sum, one) => sum + one, 0)
  const title = t(`web.admin.figure.${name}`)
  const most = Math.max(0, ...days)
  const said = n(`web.admin.total.${name}`, total)
  const summary =
    total === 0
      ? said
      : `${said} ${t('web.admin.most-on', { day: days.indexOf(most) + 1, count: most })}`
  return (
    <Card title={title}>
      <BarChart
        title={title}
        summary={summary}
        columns={[t('web.admin.day'), title]}
        bars={days.map((count, index) => ({ id: String(index), label: String(index + 1), count }))}
        print={(count) => number.format(count)}
        labelWidth={28}
      />
      <p className={page['below']}>{summary}</p>
    </Card>
  )
}
