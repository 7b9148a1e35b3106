import { Component, type ReactNode } from 'react';
import { Problem } from './problem.js';

/** What fails while it is shown is told where it would have stood; the way to everything else stays open. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Problem
        failure={{ kind: 'broken', message: null, requestId: null }}
        retry={() => this.setState({ failed: false })}
      />
    );
  }
}
