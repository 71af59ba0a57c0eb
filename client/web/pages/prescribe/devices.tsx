/** Medical devices: a name, how many, and whether for a long-term illness. */

import type { SheetDevice } from '../../../acts/index.js'
import { IconButton } from '../../parts/button.js'
import { useWords } from '../../state/words.js'
import { Doubts } from './doubts.js'
import { Field, Tick } from './field.js'
import type { Prescribing } from './state.js'
import styles from './devices.module.css'

export function Devices({ page }: { readonly page: Prescribing }) {
  const { t } = useWords()
  const { devices } = page.sheet
  if (devices.length === 0) return null
  const change = (device: SheetDevice, next: Partial<SheetDevice>): void =>
    page.change({ devices: devices.map((one) => (one === device ? { ...one, ...next } : one)) })
  return (
    <section className={styles['devices']} aria-labelledby="rx-devices-title">
      <h3 id="rx-devices-title">{t('web.prescribe.devices')}</h3>
      {devices.map((device) => (
        <div key={device.key}>
          <div className={styles['row']}>
            <div className={styles['name']}>
              <Field
                id={`rx-device-${device.key}`}
                label={t('web.prescribe.device')}
                value={device.name}
                onChange={(name) => change(device, { name })}
              />
            </div>
            <Field
              label={t('web.prescribe.quantity')}
              width="number"
              inputMode="numeric"
              maxLength={3}
              value={String(device.quantity)}
              onChange={(text) =>
                change(device, { quantity: Math.max(1, Number(text.replace(/\D/g, ''))) })
              }
            />
            <IconButton
              icon="cross"
              label={t('web.prescribe.remove-device')}
              onPress={() => page.change({ devices: devices.filter((one) => one !== device) })}
            />
          </div>
          <Tick
            checked={device.longTermIllness}
            onChange={(longTermIllness) => change(device, { longTermIllness })}
          >
            {t('web.prescribe.ald')}
          </Tick>
          <Doubts page={page} where={device.key} />
        </div>
      ))}
    </section>
  )
}
