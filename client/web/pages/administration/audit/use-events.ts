/** Events of a log as far back as one has gone on; another question begins at the end again. */

import { useState } from 'react'
import type { Administration, AuditEvents, AuditTopic } from '../../../../api/index.js'
import { useAskedDesk, type Asked } from '../../../state/administration.js'

interface Question {
  readonly topic: AuditTopic
  readonly text: string
  readonly from: number | null
}

const pageSize = 50

async function read(
  desk: Administration,
  question: Question,
  wanted: number,
): Promise<AuditEvents> {
  let all: AuditEvents = { events: [], names: new Map(), next: null }
  let before: number | null = null
  // An answer may be shorter than what was asked for: the gateway looks at so many entries at a time.
  for (let turn = 0; turn < 20; turn++) {
    const limit = Math.min(200, wanted - all.events.length)
    const page: AuditEvents = await desk.events({ ...question, to: null, before, limit })
    all = {
      events: [...all.events, ...page.events],
      names: new Map([...all.names, ...page.names]),
      next: page.next,
    }
    before = page.next
    if (before === null || all.events.length >= wanted) break
  }
  return all
}

export function useEvents(question: Question): {
  readonly asked: Asked<AuditEvents>
  readonly more: () => void
} {
  const key = JSON.stringify(question)
  const [wish, setWish] = useState({ key, wanted: pageSize })
  const wanted = wish.key === key ? wish.wanted : pageSize
  const asked = useAskedDesk(`${key} ${wanted}`, (desk) => read(desk, question, wanted))
  const more = (): void => {
    setWish({ key, wanted: wanted + pageSize })
  }
  return { asked, more }
}
