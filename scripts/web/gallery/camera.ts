/** Takes the pictures of a scene: played anew at each width, then light and dark as it stands. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import type { WebHouse } from '../house/house.js'
import type { Guest, Persona } from '../house/people.js'

/** What a scene may ask for beside its page. */
export interface Set {
  readonly house: WebHouse
  readonly context: BrowserContext
}

/** A page in one of its states, as somebody sees it. */
export interface Scene {
  readonly name: string
  readonly who: Persona | 'visitor'
  readonly route: string
  /** From the opened page to what is to be seen. */
  readonly act?: (page: Page, set: Set) => Promise<unknown>
  /** Undoes what would spoil the scenes after it. */
  readonly after?: (page: Page, set: Set) => Promise<unknown>
}

export interface CameraOptions {
  readonly house: WebHouse
  /** Where browsers keep what people did in them, one folder a person. */
  readonly profiles: string
  readonly guestOf: (who: Scene['who']) => Guest
}

const sizes: Readonly<Record<number, number>> = { 360: 740, 390: 844, 1280: 800, 1920: 1080 }

export class Camera {
  readonly #options: CameraOptions
  #who?: Scene['who']
  #context?: BrowserContext

  constructor(options: CameraOptions) {
    this.#options = options
  }

  /** The browser of that person, kept between scenes as theirs would be. */
  async contextOf(who: Scene['who']): Promise<BrowserContext> {
    if (this.#context && this.#who === who) return this.#context
    await this.#context?.close()
    const { house, profiles, guestOf } = this.#options
    const { p12: pfxPath, password: passphrase } = guestOf(who)
    this.#who = who
    this.#context = await chromium.launchPersistentContext(join(profiles, who), {
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--ignore-certificate-errors'],
      ignoreHTTPSErrors: true,
      clientCertificates: [{ origin: house.url, pfxPath, passphrase }],
      ...{ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 800 } },
      // A colour half-way between two themes is nobody's.
      reducedMotion: 'reduce',
    })
    return this.#context
  }

  /** Pictures `NAME-WIDTH-THEME.png`; what the page complained of, or could not be played, one line each. */
  async take(scene: Scene, out: string, widths: readonly number[]): Promise<readonly string[]> {
    mkdirSync(out, { recursive: true })
    const { house } = this.#options
    const complaints: string[] = []
    for (const width of widths) {
      const context = await this.contextOf(scene.who)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      page.on('pageerror', (error) => complaints.push(`${scene.name} ${width}: ${error.message}`))
      await page.setViewportSize({ width, height: sizes[width] ?? 1000 })
      try {
        await page.goto(`${house.url}/#${scene.route}`)
        await page.locator('main').waitFor()
        await page.waitForTimeout(700)
        await scene.act?.(page, { house, context })
        await page.waitForTimeout(500)
      } catch (error) {
        complaints.push(
          `${scene.name} ${width}: ${String(error).split('\n').slice(0, 4).join(' ')}`,
        )
      }
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme })
        await page.screenshot({ path: join(out, `${scene.name}-${width}-${theme}.png`) })
      }
      await scene.after?.(page, { house, context }).catch((error: unknown) => {
        complaints.push(`${scene.name} ${width}, after it: ${String(error)}`)
      })
      await page.close()
    }
    return complaints
  }

  async close(): Promise<void> {
    await this.#context?.close()
  }
}
