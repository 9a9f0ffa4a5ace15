import * as React from 'react';
import { showDate, showNhsNumber } from '@phb/schemas';
import { Note } from '../../kit/Note.js';
import { FirstChange } from './firstChange.js';

/** Above the first form of an opening: who will be changed, in words, to be checked before anything is typed. */
export function RightPerson(): JSX.Element | null {
  const person = React.useContext(FirstChange);
  if (typeof person !== 'object') return null;
  const number = person.nhsNumber === null ? 'not recorded' : showNhsNumber(person.nhsNumber);
  return (
    <Note>
      Check that this is the right person before you change anything: {person.givenName} {person.familyName}, born{' '}
      {showDate(person.dateOfBirth)}, NHS number {number}.
    </Note>
  );
}
