import * as React from 'react';
import { makeStyles, typographyStyles } from '@fluentui/react-components';
import type { RowVersion } from '@phb/connectors';
import type { ListDeclaration, RowOf, Stored } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { useData } from '../../part/data.js';
import { sentenceOf } from '../sentence.js';
import { showMoment } from '../time.js';
import { useLoad } from '../useLoad.js';

const useStyles = makeStyles({
  // As high as its text, so that nothing moves when it comes.
  text: { ...typographyStyles.body1Strong, margin: 0, minHeight: '1.4em' },
});

interface SavedByProps<L extends ListDeclaration> {
  readonly list: L;
  /** The row as this person opened it. */
  readonly before: Stored<RowOf<L>>;
}

/** Each person once, with the time of their last save, the latest last. */
function whoSaved(versions: readonly RowVersion<ListDeclaration>[], zone: string): string {
  const last = new Map([...versions].reverse().map((version) => [version.savedBy, version.savedAt]));
  const parts = [...last]
    .sort(([, a], [, b]) => Temporal.Instant.compare(a, b))
    .map(([name, at]) => `${name === '' ? 'somebody' : name} on ${showMoment(at, zone)}`);
  return parts.length === 0 ? '' : `Saved by ${parts.join(', and by ')}.`;
}

/** Who saved a row after this person opened it, and when, as SharePoint's versions tell it. */
export function SavedBy<L extends ListDeclaration>(props: SavedByProps<L>): JSX.Element {
  const { list, before } = props;
  const data = useData();
  const styles = useStyles();
  const load = useLoad(
    React.useCallback(
      async (signal: AbortSignal) => {
        const connector = data.list(list);
        for await (const { versions } of connector.versions([before], signal)) {
          // Times are whole seconds: the newest version is another's even if it carries the same.
          const since = versions.filter(
            ({ savedAt }, index) => index === 0 || Temporal.Instant.compare(savedAt, before.modified) > 0,
          );
          return whoSaved(since, connector.site.zone);
        }
        return '';
      },
      [data, list, before],
    ),
  );
  return (
    <p className={styles.text} aria-live="polite">
      {load.status === 'ready' ? load.value : null}
      {load.status === 'failed' ? `Who it was could not be read. ${sentenceOf(load.error)}` : null}
    </p>
  );
}
