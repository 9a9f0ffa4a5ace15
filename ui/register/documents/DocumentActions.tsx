import * as React from 'react';
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons/svg/arrow-download';
import { readContent } from '@phb/connectors';
import type { DocumentFile } from '@phb/connectors';
import { saveFile } from '../../kit/download.js';
import { useShowMessage } from '../../kit/MessageLine.js';
import { sentenceOf } from '../../kit/sentence.js';
import { useSites } from '../../part/data.js';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  link: { minHeight: '24px', whiteSpace: 'nowrap' },
});

interface DocumentActionsProps {
  readonly file: DocumentFile;
  /** Which document it is, for those who hear the buttons without the row: "Letter, 14 March 2019". */
  readonly name: string;
}

/** What can be done with the file of a document: have it on this computer, or look at it in SharePoint. */
export function DocumentActions(props: DocumentActionsProps): JSX.Element {
  const { file, name } = props;
  const { register } = useSites();
  const styles = useStyles();
  const showMessage = useShowMessage();
  const [fetching, setFetching] = React.useState(false);
  const fetchIt = (): void => {
    setFetching(true);
    readContent(register, file.path).then(
      (bytes) => {
        setFetching(false);
        saveFile(new Blob([bytes]), file.name);
        showMessage({ kind: 'success', text: `${name} is in your downloads. Delete it there when you are done.` });
      },
      (error: unknown) => {
        setFetching(false);
        showMessage({ kind: 'error', text: `It could not be downloaded. ${sentenceOf(error)}` });
      },
    );
  };
  return (
    <div className={styles.actions}>
      <Button
        size="small"
        icon={<ArrowDownload20Regular />}
        aria-label={`Download ${name}`}
        disabledFocusable={fetching}
        onClick={fetchIt}
      >
        {fetching ? 'Downloading' : 'Download'}
      </Button>
      <Link
        className={styles.link}
        href={file.address}
        target="_blank"
        rel="noreferrer"
        aria-label={`Open in SharePoint: ${name} (new tab)`}
      >
        Open in SharePoint
      </Link>
    </div>
  );
}
