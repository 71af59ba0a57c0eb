/** What Vite makes of imports that are no TypeScript. */

declare module '*.module.css' {
  const names: Readonly<Record<string, string>>
  export default names
}

declare module '*.css'

/** The address of a bundled worker, to be passed through `trustedScriptUrl`. */
declare module '*?worker&url' {
  const url: string
  export default url
}

/** The address of a file that is served as it is. */
declare module '*?url' {
  const url: string
  export default url
}

declare module '*.svg' {
  const url: string
  export default url
}

/** The address of a file of a package, as it is served. */
declare module '*?url' {
  const url: string
  export default url
}
