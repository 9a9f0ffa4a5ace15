import * as React from 'react';
import { Button, Radio, RadioGroup } from '@fluentui/react-components';
import type { SiteExport } from '@phb/connectors';
import { counted, showNumber } from '@phb/schemas';
import type { SiteKind } from '@phb/schemas';
import { saveFile } from '../../kit/download.js';
import { Note } from '../../kit/Note.js';
import { PagedTable } from '../../kit/PagedTable.js';
import { useEnvironment } from '../../part/environment.js';
import { siteNames, type Porter } from './porter.js';
import { useScreenStyles } from '../screens/screenStyles.js';
import { useLongWork } from '../../kit/useLongWork.js';
import { WorkView } from '../../kit/WorkView.js';

/** Everything in a site as one file. */
export function TakeOut(props: { readonly porter: Porter }): JSX.Element {
  const { porter } = props;
  const { today } = useEnvironment();
  const styles = useScreenStyles();
  const work = useLongWork();
  const [kind, setKind] = React.useState<SiteKind>('register');
  const [taken, setTaken] = React.useState<SiteExport | undefined>(undefined);
  const name = siteNames[kind];
  const take = (): void => {
    setTaken(undefined);
    work.start(async (signal, report) => {
      const result = await porter.take(kind, {
        signal,
        onProgress: ({ list, listsDone, lists, rows }) =>
          report({
            part: lists === 0 ? 0 : listsDone / lists,
            sentence: `${list ?? 'All lists'}: list ${Math.min(listsDone + 1, lists)} of ${lists}, ${counted(rows, 'row')} so far`,
          }),
      });
      saveFile(result.file, `phb-${kind}-${today.toString()}.zip`);
      setTaken(result);
      return `The file with the whole ${name} is in your downloads.`;
    });
  };
  return (
    <section className={styles.section} aria-labelledby="take-out">
      <h4 className={styles.heading} id="take-out">
        Take everything out
      </h4>
      <p className={styles.text}>
        One zip file with every list: as tables that any program reads, and as rows that this product imports again. It
        holds personal data about health: keep it as safely as the register itself. Earlier versions of rows and the
        recycle bin are not in it.
      </p>
      {porter.kinds.length < 2 ? null : (
        <RadioGroup
          aria-label="Which site"
          layout="horizontal"
          value={kind}
          disabled={work.progress !== undefined}
          onChange={(_, { value }) => setKind(value === 'partnership' ? 'partnership' : 'register')}
        >
          <Radio value="register" label="The register" />
          <Radio value="partnership" label="The partnership site" />
        </RadioGroup>
      )}
      {work.progress !== undefined ? null : (
        <Button appearance="primary" onClick={take}>
          Make the file
        </Button>
      )}
      <div className={styles.wide}>
        <WorkView label={`Taking the ${name} out`} {...work} onStop={work.stop} />
      </div>
      {taken === undefined ? null : <Taken taken={taken} />}
    </section>
  );
}

function Taken(props: { readonly taken: SiteExport }): JSX.Element {
  const { lists, leftOut } = props.taken;
  const styles = useScreenStyles();
  const rows = lists.reduce((sum, list) => sum + list.rows, 0);
  const unreadable = lists.reduce((sum, list) => sum + list.unreadable, 0);
  return (
    <>
      <p className={styles.text}>
        The file is in your downloads: {counted(lists.length, 'list')} with {counted(rows, 'row')}.
      </p>
      {leftOut.length === 0 ? null : (
        <Note kind="warning">
          The file is not everything: you may not open {leftOut.join(', ')}. Ask somebody who may to make the file.
        </Note>
      )}
      {unreadable === 0 ? null : (
        <Note kind="warning">
          {counted(unreadable, 'row does', 'rows do')} not read as declared. What SharePoint holds of{' '}
          {unreadable === 1 ? 'it' : 'them'} is in the file, and is not imported again: mend it first.
        </Note>
      )}
      <div className={styles.wide}>
        <PagedTable
          caption="What is in the file"
          noun="lists"
          rows={lists}
          rowKey={({ title }) => title}
          columns={[
            { heading: 'List', cell: ({ title }) => title },
            { heading: 'Rows', align: 'end', cell: (list) => showNumber(list.rows) },
            { heading: 'Attached files', align: 'end', cell: (list) => showNumber(list.attachments.length) },
          ]}
        />
      </div>
    </>
  );
}
