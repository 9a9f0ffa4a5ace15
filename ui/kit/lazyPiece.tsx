import * as React from 'react';
import { PieceBoundary } from './PieceBoundary.js';

/**
 * A piece of the product that has a place of its own (a part, a screen, a tab, a form) and is fetched when it is first shown,
 * inside a React.Suspense. Where it does not arrive, or breaks, its place says so (`subject` begins the sentence: "This tab")
 * and what stands around it stays; Try again fetches it anew. What opens over the page, a dialog or a menu, is for React.lazy:
 * it has no place to say so, and the piece around it does.
 */
export function lazyPiece<Props extends object>(
  subject: string,
  load: () => Promise<{ default: React.ComponentType<Props> }>,
): React.FunctionComponent<Props> {
  const fetched = async (): Promise<{ default: (shown: { readonly props: Props }) => JSX.Element }> => {
    const { default: Content } = await load();
    return { default: ({ props }) => <Content {...props} /> };
  };
  // React.lazy remembers a failed download for ever: a new attempt needs a new one.
  let Content = React.lazy(fetched);
  return function Piece(props: Props): JSX.Element {
    const [, draw] = React.useReducer((times: number) => times + 1, 0);
    const fetchAnew = (): void => {
      Content = React.lazy(fetched);
      draw();
    };
    return (
      <PieceBoundary subject={subject} onRetry={fetchAnew}>
        <Content props={props} />
      </PieceBoundary>
    );
  };
}
