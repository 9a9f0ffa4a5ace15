import * as React from 'react';
import { NotFoundError } from '@phb/connectors';
import { useShowMessage } from '../../kit/MessageLine.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLoad } from '../../kit/useLoad.js';
import type { Load } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { openingView } from '../selectRows.js';
import { openingLayout } from '../useRegisterColumns.js';
import type { Arrangement } from './definition.js';
import { knownColumns } from './columns.js';
import { keepColumns, opensFirst, readViews } from './savedViews.js';
import type { KeptView, KeptViews } from './savedViews.js';

interface Kept {
  readonly load: Load<KeptViews>;
  /** The view that is shown, as it was saved. */
  readonly current: KeptView | undefined;
  readonly open: (view: KeptView | undefined) => void;
  /** Why views can neither be opened nor saved, in a sentence. */
  readonly whyNot: string | undefined;
}

/** How long the columns stay as they are before they are kept. */
const settled = 1_500;

/** A sentence about the columns that a view names and that are gone. */
function goneInWords(view: KeptView, gone: readonly string[]): string {
  const which = gone.map((id) => `“${id}”`).join(' and ');
  const columns = gone.length === 1 ? 'the column' : 'the columns';
  return `The view “${view.name}” names ${columns} ${which}, which the register does not have any more. It is shown without.`;
}

/** The saved views, the one that is open, and the keeping of the columns that a person chooses. */
export function useKeptViews(arrangement: Arrangement, onArrange: (next: Arrangement) => void): Kept {
  const data = useData();
  const showMessage = useShowMessage();
  const load = useLoad(React.useCallback(() => readViews(data, knownColumns), [data]));
  const [openedRef, setOpenedRef] = React.useState<string | undefined>(undefined);
  const kept = load.status === 'ready' ? load.value : undefined;
  const current = kept?.views.find(({ row }) => row.ref === openedRef);
  /** The columns that need no keeping: those of the opening, of a view, or kept already. */
  const known = React.useRef(arrangement.layout);

  const open = (view: KeptView | undefined): void => {
    const next = view === undefined ? { view: openingView, layout: openingLayout } : view.read?.arrangement;
    if (next === undefined) {
      showMessage({
        kind: 'error',
        text: `The view “${view?.name ?? ''}” cannot be read. Save it again, or delete it.`,
      });
      return;
    }
    known.current = next.layout;
    setOpenedRef(view?.row.ref);
    onArrange({ layout: next.layout, view: { ...next.view, search: arrangement.view.search } });
    const gone = view?.read?.gone ?? [];
    if (view !== undefined && gone.length > 0) showMessage({ kind: 'info', text: goneInWords(view, gone) });
  };

  const first = React.useRef(true);
  React.useEffect(() => {
    if (kept === undefined || !first.current) return;
    first.current = false;
    // Somebody who has begun to work keeps what they see.
    if (arrangement.view !== openingView || arrangement.layout !== openingLayout) return;
    const view = opensFirst(kept);
    if (view !== undefined) open(view);
    else if (kept.columns?.read !== undefined) {
      known.current = kept.columns.read.arrangement.layout;
      onArrange({ ...arrangement, layout: known.current });
    }
  });

  const { layout } = arrangement;
  React.useEffect(() => {
    if (kept?.maySave !== true || openedRef !== undefined || layout === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = layout;
      keepColumns(data, kept, { view: openingView, layout }).then(load.reload, (error: unknown) =>
        showMessage({ kind: 'error', text: `Your columns were not kept. ${sentenceOf(error)}` }),
      );
    }, settled);
    return () => clearTimeout(timer);
  }, [data, kept, layout, load.reload, openedRef, showMessage]);

  return { load, current, open, whyNot: load.status === 'failed' ? whyNot(load.error) : undefined };
}

function whyNot(error: unknown): string {
  if (error instanceof NotFoundError) {
    return 'Views cannot be saved yet: this site has no list “Saved views”. The site’s owner adds it by setting the site up again.';
  }
  return `Saved views could not be read. ${sentenceOf(error)}`;
}
