/** The page begins: preferences before the first paint, who is asking, then the frame. */

import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { Jmap } from '../api/index.js'
import { homePath, pages } from './pages/index.js'
import { keepFiles } from './offline/register.js'
import { followSignOut } from './offline/sign-out.js'
import { Frame } from './parts/frame/frame.js'
import { UnlessLeft } from './parts/left.js'
import { Start } from './parts/start.js'
import { applyPreferences, currentPreferences } from './state/preferences.js'
import { currentRoute, matchPath } from './state/route.js'
import { accountOf, openJmap } from './state/jmap.js'
import { showLeft } from './state/left.js'
import { askWho } from './state/who.js'
import './styles/base.css'

applyPreferences()
followSignOut(showLeft)
/** How long the first picture waits for what it is to show. */
const patienceMs = 300

/** What the page that is opened needs first. */
async function beginPage(jmap: Jmap): Promise<void> {
  const { path, query } = currentRoute()
  const wanted = path === '/' ? homePath : path
  const entry = pages.find((one) => matchPath(one.path, wanted))
  const account = accountOf(jmap, currentPreferences().mailbox)
  if (entry?.page.begin && account && !query.has('q')) await entry.page.begin(account, entry)
}

/**
 * Drawn once with everything at hand when that comes soon: React holds back what follows a fallback for 300 ms. A transition,
 * because what has already come is then used at once.
 */
async function begin(place: Element): Promise<void> {
  const who = askWho()
  // Asked beside who it is, since the first list needs it; who shows it says what went wrong.
  const jmap = openJmap()
  // The list is asked for before anything is drawn: drawing takes as long as the gateway needs to answer.
  const begun = jmap.then(beginPage)
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs))
  await Promise.race([Promise.allSettled([who, begun]), late])
  startTransition(() => {
    createRoot(place).render(
      <Start who={who}>
        <UnlessLeft>
          <Frame />
        </UnlessLeft>
      </Start>,
    )
  })
}

const place = document.querySelector('#page')
if (place) void begin(place)

/** Left to the first list before the files of all other pages are fetched to be kept. */
const beforeKeepingMs = 2500
setTimeout(() => void keepFiles(), beforeKeepingMs)
