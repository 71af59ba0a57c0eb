/** Extensions that are not a command of their own: their keyword, and to whom it is offered. */

import type { Limits, Phase, Settings } from '../command.js'

/** What tells whether a session is offered something, and how much of it. */
export interface Offer {
  readonly phase: Phase
  readonly settings: Settings
  readonly limits: Limits
}

export interface Extension {
  readonly name: string
  readonly spec: string
  /** The capability keyword, or undefined when this session is not offered it. */
  offer(session: Offer): string | undefined
}

function extension(
  name: string,
  spec: string,
  offered: (phase: Phase, settings: Settings) => boolean,
  keyword: (limits: Limits) => string = () => name,
): Extension {
  return {
    name,
    spec,
    offer: ({ phase, settings, limits }) =>
      offered(phase, settings) ? keyword(limits) : undefined,
  }
}

const always = () => true
const beforeLogin = (phase: Phase) => phase === 'not-authenticated'
const afterLogin = (phase: Phase) => phase === 'authenticated' || phase === 'selected'

/** Every extension; CAPABILITY is computed from it. */
export const extensions: readonly Extension[] = [
  extension('LITERAL+', 'RFC 7888 §5', always),
  extension('SASL-IR', 'RFC 4959 §3', beforeLogin),
  extension('AUTH=EXTERNAL', 'RFC 4422 §A', beforeLogin),
  extension(
    'AUTH=PLAIN',
    'RFC 4616 §2',
    (phase, { passwordLogin }) => beforeLogin(phase) && passwordLogin,
  ),
  extension(
    'LOGINDISABLED',
    'RFC 9051 §6.2.3',
    (phase, { passwordLogin }) => phase === 'clear' || (beforeLogin(phase) && !passwordLogin),
  ),
  extension('UIDPLUS', 'RFC 4315 §1', afterLogin),
  extension('CHILDREN', 'RFC 3348 §3', afterLogin),
  extension('LIST-EXTENDED', 'RFC 5258 §1', afterLogin),
  extension('LIST-STATUS', 'RFC 5819 §2', afterLogin),
  extension('SPECIAL-USE', 'RFC 6154 §2', afterLogin),
  extension('STATUS=SIZE', 'RFC 8438 §3', afterLogin),
  extension('ESEARCH', 'RFC 4731 §3', afterLogin),
  extension('WITHIN', 'RFC 5032 §2', afterLogin),
  extension(
    'APPENDLIMIT',
    'RFC 7889 §3',
    afterLogin,
    ({ messageBytes }) => `APPENDLIMIT=${messageBytes}`,
  ),
]
