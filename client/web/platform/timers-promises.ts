/** setImmediate of node:timers/promises: other work gets its turn. */

export const setImmediate = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
