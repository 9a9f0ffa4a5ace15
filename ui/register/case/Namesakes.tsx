import * as React from 'react';
import { showDate, showNhsNumber } from '@phb/schemas';
import type { Person, Stored } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useLoad } from '../../kit/useLoad.js';
import { useData } from '../../part/data.js';
import { findNamesakes } from './findNamesakes.js';

/** Warns where somebody else in the register has the name of this person: their case is the one to take for it by mistake. */
export function Namesakes(props: { readonly person: Stored<Person> }): JSX.Element | null {
  const { person } = props;
  const data = useData();
  const load = useLoad(React.useCallback(() => findNamesakes(data, person), [data, person]));
  if (load.status === 'failed') {
    return <Note>Whether somebody else has this name could not be looked up. {sentenceOf(load.error)}</Note>;
  }
  if (load.status !== 'ready' || load.value.length === 0) return null;
  const others = load.value.map(
    ({ dateOfBirth, nhsNumber }) =>
      `born ${showDate(dateOfBirth)}, NHS number ${nhsNumber === null ? 'not recorded' : showNhsNumber(nhsNumber)}`,
  );
  return (
    <Note kind="warning">
      {others.length === 1 ? 'Another person in the register has' : `${others.length} others in the register have`} this
      name: {others.join('; ')}. Check that this is the case you mean.
    </Note>
  );
}
