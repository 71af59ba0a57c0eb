/** The page begins: preferences before the first paint, who is asking, then the frame. */

import { createRoot } from 'react-dom/client'
import { Frame } from './parts/frame/frame.js'
import { Start } from './parts/start.js'
import { openJmap } from './state/jmap.js'
import { applyPreferences } from './state/preferences.js'
import { askWho } from './state/who.js'
import './styles/base.css'

applyPreferences()
// Asked beside who it is, since the first list needs it; who shows it says what went wrong.
void openJmap().catch(() => undefined)
const place = document.querySelector('#page')
if (place)
  createRoot(place).render(
    <Start who={askWho()}>
      <Frame />
    </Start>,
  )
