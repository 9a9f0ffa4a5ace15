import * as React from 'react';
import { Button, Select } from '@fluentui/react-components';
import type { SiteUser } from '@phb/connectors';
import { counted, showNumber } from '@phb/schemas';
import type { SiteUserId } from '@phb/schemas';
import { FindBar } from '../kit/FindBar.js';
import { memberName } from '../kit/useMembers.js';
import { useLoad } from '../kit/useLoad.js';
import { useData } from '../part/data.js';
import { isFinding } from './finding.js';
import type { Finding } from './finding.js';
import type { RunningCases } from './workingSets.js';

interface ReviewFindBarProps {
  readonly cases: RunningCases;
  readonly members: readonly SiteUser[];
  /** Whether names and NHS numbers can be searched. */
  readonly named: boolean;
  readonly finding: Finding;
  readonly onFind: (finding: Finding) => void;
  readonly onClear: () => void;
  /** Rows found in all bands, and rows that there are. */
  readonly found: number;
  readonly of: number;
}

/** Finds reviews by case or person, and by who looks after the case: one's own with one choice. */
export default function ReviewFindBar(props: ReviewFindBarProps): JSX.Element {
  const { cases, members, named, finding, onFind, found, of } = props;
  const data = useData();
  const load = useLoad(React.useCallback(() => data.me(), [data]));
  const me = load.status === 'ready' ? load.value.id : undefined;
  const owners = React.useMemo(() => ownersOf(cases, members, me), [cases, members, me]);
  const narrowed = isFinding(finding);
  return (
    <FindBar
      label="Find reviews"
      searchLabel={named ? 'Find by reference, name or NHS number' : 'Find by reference'}
      search={finding.typed}
      onSearch={(typed) => onFind({ ...finding, typed })}
      count={narrowed ? `${showNumber(found)} of ${counted(of, 'review')}` : counted(of, 'review')}
      after={
        narrowed ? (
          <Button size="small" appearance="subtle" onClick={props.onClear}>
            Clear filters
          </Button>
        ) : null
      }
    >
      <Select
        aria-label="Owner"
        value={String(finding.owner)}
        onChange={(_, { value }) => onFind({ ...finding, owner: ownerOf(value, owners) })}
      >
        <option value="everybody">All owners</option>
        {me === undefined ? null : <option value={String(me)}>Mine</option>}
        {owners
          .filter(({ id }) => id !== me)
          .map(({ id, name }) => (
            <option key={id} value={String(id)}>
              {name}
            </option>
          ))}
        <option value="nobody">Without an owner</option>
      </Select>
    </FindBar>
  );
}

interface Owner {
  readonly id: SiteUserId;
  readonly name: string;
}

/** Who looks after one of the cases, and the person at the screen, by name. */
function ownersOf(cases: RunningCases, members: readonly SiteUser[], me: SiteUserId | undefined): readonly Owner[] {
  const ids = new Set(cases.set.distinct('owner').flatMap(({ value }) => (value === null ? [] : [value])));
  if (me !== undefined) ids.add(me);
  return [...ids]
    .map((id) => ({ id, name: memberName(members, id) || `Member ${id}` }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

function ownerOf(value: string, owners: readonly Owner[]): Finding['owner'] {
  if (value === 'nobody') return value;
  return owners.find(({ id }) => String(id) === value)?.id ?? 'everybody';
}
