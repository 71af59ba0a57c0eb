/** The frame in a real browser, with a certificate: who is here, no violation of the policy, nothing axe-core finds. */

import { afterEach, describe, expect, it } from 'vitest'
import { expectAccessible, noBrowser, type Visit } from './browser.js'
import { stage } from './house.js'

const { as } = stage({ messages: 4, prescriptions: 0 })
let open: Visit | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

describe.skipIf(noBrowser)(`the frame${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  it('says who is here, and complains of nothing', async () => {
    open = await as('doctor', '/boite')
    await open.page.getByText('Dr Camille MARTIN').first().waitFor()
    expect(await open.page.title()).toMatch(/Boîte – Pli$/)
    expect(open.complaints).toEqual([])
  })

  it.each(['light', 'dark'] as const)('is accessible, %s', async (theme) => {
    open = await as('pharmacist', '/boite', { theme })
    await open.page.getByText('Hélène ROUX').first().waitFor()
    // The frame is there before the page inside it: without its heading, half a page would be looked at.
    await open.page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(open.page)
  })

  it('lets nobody run a script that it did not bring', async () => {
    open = await as('doctor', '/boite')
    await open.page.getByText('Dr Camille MARTIN').first().waitFor()
    const ran = await open.page.evaluate(() => {
      const marks: string[] = []
      const script = document.createElement('script')
      try {
        script.textContent = 'document.title = "taken"'
        document.head.append(script)
      } catch {
        marks.push('text refused')
      }
      const holder = document.createElement('div')
      try {
        holder.innerHTML = '<img src=x onerror="document.title = 1">'
      } catch {
        marks.push('html refused')
      }
      return { marks, title: document.title }
    })
    expect(ran.marks).toEqual(['text refused', 'html refused'])
    expect(ran.title).not.toBe('taken')
  })
})
