import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Shown in place of what broke; `retry` shows it again. */
  readonly fallback: (retry: () => void, detail: string) => ReactNode;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly detail: string | undefined;
}

/** Keeps a bug in one view from emptying the window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { detail: undefined };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { detail: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    if (detail === undefined) return this.props.children;
    return this.props.fallback(() => this.setState({ detail: undefined }), detail);
  }
}
