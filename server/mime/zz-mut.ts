/** x */
export const a = Date.now()
// Math.random()
const { env } = process
const t = `a ${Math.random()} b ${`x ${'}'}`} Date.now`
