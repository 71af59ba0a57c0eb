/** Whether somebody has signed out of this browser: nothing of theirs is shown or asked for any more. */

import { useSyncExternalStore } from 'react'
import { cell } from '../../api/index.js'

const left = cell(false)

export function showLeft(): void {
  left.set(true)
}

export const useLeft = (): boolean => useSyncExternalStore(left.subscribe, left.get)
