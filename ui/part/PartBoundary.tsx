import * as React from 'react';
import { ErrorState } from '../kit/ErrorState.js';

interface BoundaryProps {
  /** What broke, for the sentence: "The register". */
  readonly subject: string;
  readonly onRetry: () => void;
  readonly children: React.ReactNode;
}

/** Catches what a screen throws while it is drawn, so that one part never takes the page with it. */
export class PartBoundary extends React.Component<BoundaryProps, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  private readonly retry = (): void => {
    this.setState({ error: undefined });
    this.props.onRetry();
  };

  override render(): React.ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <ErrorState
        error={error}
        sentence={`${this.props.subject} could not be shown. What was saved before is safe.`}
        onRetry={this.retry}
      />
    );
  }
}
