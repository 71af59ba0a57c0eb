/** Tabs: several faces of one thing. */

import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { cx } from './cx.js'
import styles from './tabs.module.css'

export interface Face {
  readonly id: string
  readonly title: string
  readonly body: ReactNode
}

export function Tabs({
  label,
  faces,
}: {
  readonly label: string
  readonly faces: readonly Face[]
}) {
  return (
    <AriaTabs className={cx(styles['tabs'])}>
      <TabList aria-label={label} className={cx(styles['list'])}>
        {faces.map(({ id, title }) => (
          <Tab key={id} id={id} className={cx(styles['tab'])}>
            {title}
          </Tab>
        ))}
      </TabList>
      {faces.map(({ id, body }) => (
        <TabPanel key={id} id={id} className={cx(styles['panel'])}>
          {body}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
