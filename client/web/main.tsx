/** The page begins: preferences before the first paint, who is asking, then the frame. */

import { createRoot } from 'react-dom/client'
import { Frame } from './parts/frame/frame.js'
import { Start } from './parts/start.js'
import { applyPreferences } from './state/preferences.js'
import { askWho } from './state/who.js'
import './styles/base.css'

applyPreferences()
const place = document.querySelector('#page')
if (place)
  createRoot(place).render(
    <Start who={askWho()}>
      <Frame />
    </Start>,
  )
