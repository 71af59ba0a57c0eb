/** The browser's clock, the only place of the page that reads it. */

import type { Clock } from '../../../server/base/index.js'

export const browserClock: Clock = { now: () => Date.now() }
