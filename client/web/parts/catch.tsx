/** A boundary: what fails inside is said in its place, and the rest of the page goes on. */

import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  /** Shown instead; `again` tries to draw the children anew. */
  fallback(again: () => void): ReactNode
}

export class Catch extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return this.props.fallback(() => {
      this.setState({ failed: false })
    })
  }
}
