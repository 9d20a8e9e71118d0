import { Component, type ReactNode } from 'react';
import { ErrorState } from '../ui/states.tsx';

/** A screen that failed to draw says so; the frame around it goes on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { readonly error: unknown }> {
  override state = { error: null as unknown };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    return this.state.error === null ? (
      this.props.children
    ) : (
      <ErrorState error={this.state.error} onRetry={() => this.setState({ error: null })} />
    );
  }
}
