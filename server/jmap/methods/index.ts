/** The catalogue of methods: one line each. */

import type { Method } from '../core/method.js'
import { echo } from './core/echo.js'

export const methods: readonly Method[] = [echo]
