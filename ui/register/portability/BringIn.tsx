import * as React from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import type { OpenedExport, SiteReport } from '@phb/connectors';
import { counted, lists, showDate, showNumber } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { siteNames, type Porter } from './porter.js';
import { useScreenStyles } from '../screens/screenStyles.js';
import { useLongWork } from '../../kit/useLongWork.js';
import { WorkView } from '../../kit/WorkView.js';

const useStyles = makeStyles({
  // Pressed through its button, which looks like every other.
  input: { display: 'none' },
});

interface BringInProps {
  readonly porter: Porter;
  readonly onSaved: () => void;
}

/** A file that was taken out, checked and written into the site here. */
export function BringIn(props: BringInProps): JSX.Element {
  const { porter, onSaved } = props;
  const styles = useScreenStyles();
  const own = useStyles();
  const work = useLongWork();
  const input = React.useRef<HTMLInputElement>(null);
  const [opened, setOpened] = React.useState<OpenedExport | undefined>(undefined);
  const [report, setReport] = React.useState<SiteReport | undefined>(undefined);
  const open = (file: File): void => {
    setOpened(undefined);
    setReport(undefined);
    work.start(async (_, say) => {
      const found = await porter.open(file, (done, total) =>
        say({ part: done / total, sentence: `Checking file ${done + 1} of ${total}` }),
      );
      setOpened(found);
      return 'The file is whole.';
    });
  };
  const bring = (from: OpenedExport): void => {
    work.start(async (signal, say) => {
      const titles = from.manifest.lists.map(({ title }) => title);
      const result = await porter.bring(from, {
        signal,
        onProgress: ({ list, done, total }) =>
          say({
            part: (titles.indexOf(list) + (total === 0 ? 1 : done / total)) / titles.length,
            sentence: `${list}: ${showNumber(done)} of ${counted(total, 'row')}`,
          }),
      });
      setReport(result);
      onSaved();
      return result.complete ? 'Everything in the file was looked at.' : 'The import stopped.';
    });
  };
  return (
    <section className={styles.section} aria-labelledby="bring-in">
      <h4 className={styles.heading} id="bring-in">
        Bring a file in
      </h4>
      <p className={styles.text}>
        For a file that was made here or at another site, best into a site that was set up and is still empty. Rows keep
        their references. Nothing here is overwritten: a row that is here already and differs is left as it stands, and
        said.
      </p>
      <input
        ref={input}
        type="file"
        className={own.input}
        aria-label="Export to bring in"
        accept=".zip"
        onChange={(event) => {
          const [file] = Array.from(event.target.files ?? []);
          event.target.value = '';
          if (file !== undefined) open(file);
        }}
      />
      {work.progress !== undefined ? null : (
        <Button onClick={() => input.current?.click()}>
          {opened === undefined ? 'Choose a file' : 'Choose another file'}
        </Button>
      )}
      {opened === undefined ? null : (
        <Opened
          opened={opened}
          {...(work.progress === undefined && report?.complete !== true
            ? { onBring: () => bring(opened), again: report !== undefined }
            : {})}
        />
      )}
      <div className={styles.wide}>
        <WorkView label="Bringing the file in" {...work} onStop={work.stop} />
      </div>
      {report === undefined ? null : <Report report={report} />}
    </section>
  );
}

function Opened(props: {
  readonly opened: OpenedExport;
  readonly onBring?: () => void;
  readonly again?: boolean;
}): JSX.Element {
  const { manifest } = props.opened;
  const styles = useScreenStyles();
  const rows = manifest.lists.reduce((sum, list) => sum + list.rows, 0);
  const unreadable = manifest.lists.reduce((sum, list) => sum + list.unreadable, 0);
  const made = Temporal.Instant.from(manifest.startedAt).toZonedDateTimeISO('Europe/London').toPlainDate();
  const newer = lists.filter(
    ({ site, title }) =>
      site === manifest.site &&
      !manifest.leftOut.includes(title) &&
      !manifest.lists.some((list) => list.title === title),
  );
  return (
    <>
      <p className={styles.text}>
        The file is whole: the {siteNames[manifest.site]} of {showDate(made)}, {counted(manifest.lists.length, 'list')}{' '}
        with {counted(rows, 'row')}. Every file in it has the checksum that its manifest names.
      </p>
      {manifest.leftOut.length === 0 ? null : (
        <Note kind="warning">
          Whoever made it could not open {manifest.leftOut.join(', ')}: nothing of them is in it.
        </Note>
      )}
      {unreadable === 0 ? null : (
        <Note kind="warning">
          {counted(unreadable, 'row')} did not read as declared when it was made. What does not read is not brought in.
        </Note>
      )}
      {newer.length === 0 ? null : (
        <Note>Lists that came later stay as they are: {newer.map(({ title }) => title).join(', ')}.</Note>
      )}
      {props.onBring === undefined ? null : (
        <Button appearance="primary" onClick={props.onBring}>
          {props.again === true ? 'Go on' : `Bring in ${counted(rows, 'row')}`}
        </Button>
      )}
    </>
  );
}

function Report(props: { readonly report: SiteReport }): JSX.Element {
  const { report } = props;
  const styles = useScreenStyles();
  const sum = (of: (list: SiteReport['lists'][number]) => number): number =>
    report.lists.reduce((total, list) => total + of(list), 0);
  const problems = report.lists.flatMap((list) => list.problems.map((problem) => ({ ...problem, list: list.title })));
  return (
    <>
      {report.interruption === undefined ? null : (
        <div role="alert">
          <Note kind="warning">
            {report.interruption} What was written stays. Go on to bring in the rest: nothing is doubled.
          </Note>
        </div>
      )}
      <p className={styles.text}>
        Added: {showNumber(sum(({ added }) => added))}. Here before and equal: {showNumber(sum(({ there }) => there))}.
        Not brought in: {showNumber(problems.length)}.
      </p>
      {report.unknownPeople.length === 0 ? null : (
        <Note kind="warning">
          Rows name {counted(report.unknownPeople.length, 'colleague')} whom this organisation does not know:{' '}
          {report.unknownPeople.join(', ')}. Where they stood is empty now.
        </Note>
      )}
      {problems.length === 0 ? null : (
        <div className={styles.wide}>
          <PagedTable
            caption="Rows that were not brought in"
            noun="rows"
            rows={problems}
            rowKey={({ list, ref, sentence }) => `${list} ${ref} ${sentence}`}
            columns={[
              { heading: 'Reference', cell: ({ ref }) => (ref === '' ? 'Not known' : ref) },
              { heading: 'List', cell: ({ list }) => list },
              { heading: 'Why', cell: ({ sentence }) => sentence },
            ]}
          />
        </div>
      )}
    </>
  );
}
