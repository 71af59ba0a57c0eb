/** What is typed, once nothing more is for a moment. */

import { useEffect, useState } from 'react'

const pauseMs = 120

export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text.trim())
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return settled
}
