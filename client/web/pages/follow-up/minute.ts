/** The time, again every minute: nothing rings when a message becomes late. */

import { useEffect, useState } from 'react'
import { browserClock } from '../../platform/clock.js'

const lookMs = 60_000

export function useMinute(): number {
  const [now, setNow] = useState(() => browserClock.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(browserClock.now())
    }, lookMs)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return now
}
