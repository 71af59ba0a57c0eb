/** How wide an element is, followed: for drawings that fit their place. */

import { useEffect, useRef, useState, type RefObject } from 'react'

export function useWidth<E extends HTMLElement>(
  otherwise: number,
): readonly [RefObject<E | null>, number] {
  const place = useRef<E>(null)
  const [width, setWidth] = useState(otherwise)
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0)
      if (now > 0) setWidth(now)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  return [place, width]
}
