/** The page begins: preferences before the first paint, who is asking, then the frame. */

import { createRoot } from 'react-dom/client'
import { keepFiles } from './offline/register.js'
import { followSignOut } from './offline/sign-out.js'
import { Frame } from './parts/frame/frame.js'
import { UnlessLeft } from './parts/left.js'
import { Start } from './parts/start.js'
import { applyPreferences } from './state/preferences.js'
import { openJmap } from './state/jmap.js'
import { showLeft } from './state/left.js'
import { askWho } from './state/who.js'
import './styles/base.css'

applyPreferences()
followSignOut(showLeft)
// Asked beside who it is, since the first list needs it; who shows it says what went wrong.
void openJmap().catch(() => undefined)
const place = document.querySelector('#page')
if (place)
  createRoot(place).render(
    <Start who={askWho()}>
      <UnlessLeft>
        <Frame />
      </UnlessLeft>
    </Start>,
  )

// After the first paint: what is needed now comes first.
if (document.readyState === 'complete') void keepFiles()
else
  globalThis.addEventListener('load', () => {
    void keepFiles()
  })
