import * as React from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ErrorState } from './ErrorState.js';

interface BoundaryProps {
  /** What broke, for the sentence: "The register". */
  readonly subject: string;
  readonly onRetry: () => void;
  readonly children: React.ReactNode;
}

const useStyles = makeStyles({
  // A whole part has this distance to the edge of its page, too.
  state: { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}` },
});

/** Whether a piece of the product itself did not arrive: the words of webpack, of Chromium and Firefox, of Safari. */
function isNotFetched({ name, message }: Error): boolean {
  return name === 'ChunkLoadError' || /dynamically imported module|importing a module script failed/i.test(message);
}

interface BrokenProps {
  readonly error: Error;
  readonly subject: string;
  /** undefined where trying again has failed in the same way. */
  readonly onRetry: (() => void) | undefined;
}

function Broken(props: BrokenProps): JSX.Element {
  const { error, subject, onRetry } = props;
  const styles = useStyles();
  const what = isNotFetched(error)
    ? 'could not be fetched whole. Check the connection.'
    : 'could not be shown. What was saved before is safe.';
  return (
    <div className={styles.state}>
      {onRetry === undefined ? (
        <ErrorState
          error={error}
          sentence={`${subject} ${what}`}
          retry="Load the page again"
          onRetry={() => window.location.reload()}
        />
      ) : (
        <ErrorState error={error} sentence={`${subject} ${what}`} onRetry={onRetry} />
      )}
    </div>
  );
}

/** Catches what a piece throws while it is drawn, so that it never takes what stands around it with it. */
export class PieceBoundary extends React.Component<BoundaryProps, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  /** React keeps the failure of a piece inside a screen for as long as the page stands: trying again does not fetch it. */
  private hasTriedToFetch = false;

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  private readonly retry = (): void => {
    if (this.state.error !== undefined && isNotFetched(this.state.error)) this.hasTriedToFetch = true;
    this.setState({ error: undefined });
    this.props.onRetry();
  };

  override render(): React.ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const isHopeless = this.hasTriedToFetch && isNotFetched(error);
    return <Broken error={error} subject={this.props.subject} onRetry={isHopeless ? undefined : this.retry} />;
  }
}
