/** The page begins: preferences before the first paint, who is asking, then the frame. */

import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { keepFiles } from './offline/register.js'
import { followSignOut } from './offline/sign-out.js'
import { Frame } from './parts/frame/frame.js'
import { UnlessLeft } from './parts/left.js'
import { Start } from './parts/start.js'
import { applyPreferences } from './state/preferences.js'
import { openJmap, warm } from './state/jmap.js'
import { showLeft } from './state/left.js'
import { askWho } from './state/who.js'
import './styles/base.css'

applyPreferences()
followSignOut(showLeft)
/** How long the first picture waits for what it is to show. */
const patienceMs = 300

/**
 * Drawn once with everything at hand when that comes soon: React holds back what follows a fallback for 300 ms. A transition,
 * because what has already come is then used at once.
 */
async function begin(place: Element): Promise<void> {
  const who = askWho()
  // Asked beside who it is, since the first list needs it; who shows it says what went wrong.
  const jmap = openJmap()
  void jmap.then(warm, () => undefined)
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs))
  await Promise.race([Promise.allSettled([who, jmap]), late])
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
