/** One house and one browser for a file of browser tests. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openWebHouse, type HouseOptions, type WebHouse } from '../../../scripts/web/house/house.js'
import type { Persona } from '../../../scripts/web/house/people.js'
import { launch, noBrowser, visit, type Look, type Visit } from './browser.js'

export interface Stage {
  readonly house: () => WebHouse
  readonly browser: () => Browser
  /** The gateway ends as when its machine is switched off; everybody's data stays. */
  readonly stop: () => Promise<void>
  /** It is there again, at the same address. */
  readonly start: () => Promise<void>
  /** Opens the page as a person of the house; it is closed with the others at the end. */
  readonly as: (persona: Persona, route?: string, look?: Look) => Promise<Visit>
}

/** To be called once at the top of a file whose tests are `describe.skipIf(noBrowser)`. */
export function stage(options: Omit<HouseOptions, 'folder'> = {}): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'pli-web-'))
  let house: WebHouse | undefined
  let isStopped = false
  let browser: Browser | undefined
  const present = <T>(thing: T | undefined): T => {
    if (!thing) throw new Error('the house is not open yet')
    return thing
  }
  beforeAll(async () => {
    if (noBrowser !== undefined) return
    house = await openWebHouse({ messages: 12, prescriptions: 1, ...options, folder })
    browser = await launch()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    if (!isStopped) await house?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    stop: async () => {
      await present(house).close()
      isStopped = true
    },
    start: async () => {
      if (!isStopped) return
      const port = Number(new URL(present(house).url).port)
      house = await openWebHouse({ folder, port })
      isStopped = false
    },
    house: () => present(house),
    browser: () => present(browser),
    as: (persona, route, look) =>
      visit(present(browser), present(house).url, present(house).guests[persona], route, look),
  }
}
