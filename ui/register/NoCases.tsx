import * as React from 'react';
import { Button } from '@fluentui/react-components';
import { counted } from '@phb/schemas';
import { EmptyState } from '../kit/EmptyState.js';
import { isFiltered } from './filters.js';
import { foundWithoutFilters } from './selectRows.js';
import type { RegisterRows, RegisterView } from './selectRows.js';
import { whyNone } from './whyNone.js';

interface NoCasesProps {
  readonly rows: RegisterRows;
  readonly view: RegisterView;
  readonly named: boolean;
  readonly onClear: () => void;
  readonly onClearFilters: () => void;
}

/** No case to show, and why: what is wrong with what was typed, or that a filter hides what it finds. */
export default function NoCases(props: NoCasesProps): JSX.Element {
  const { rows, view } = props;
  const filtered = isFiltered(view.filters);
  const searched = view.search.trim() !== '';
  if (!searched && !filtered) {
    return (
      <EmptyState title="There are no live or pipeline cases yet.">
        Add the first one, or import the register that you keep elsewhere.
      </EmptyState>
    );
  }
  const hidden = searched && filtered ? foundWithoutFilters(rows, view.search) : 0;
  if (hidden > 0) {
    return (
      <EmptyState
        title="The filters hide what the search finds."
        action={<Button onClick={props.onClearFilters}>Search without filters</Button>}
      >
        {counted(hidden, 'case is', 'cases are')} found without them.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No open case matches." action={<Button onClick={props.onClear}>Clear filters</Button>}>
      {searched ? `${whyNone(view.search, props.named)} ` : ''}Closed cases are found by their whole reference.
    </EmptyState>
  );
}
