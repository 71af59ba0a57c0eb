/** promisify of node:util, for functions that call back once. */

type Callback = (error: Error | null, value: unknown) => void

export const promisify =
  (work: (...given: never[]) => unknown) =>
  (...given: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const done: Callback = (error, value) => {
        if (error) reject(error)
        else resolve(value)
      }
      const called = work as (...all: unknown[]) => unknown
      called(...given, done)
    })
