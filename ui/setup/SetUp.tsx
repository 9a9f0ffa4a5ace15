import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles, useAnnounce } from '@fluentui/react-components';
import { provision } from '@phb/connectors';
import type { ProvisioningReport } from '@phb/connectors';
import { listsOf } from '@phb/schemas';
import type { SiteKind } from '@phb/schemas';
import { ErrorState } from '../kit/ErrorState.js';
import { Loading } from '../kit/Loading.js';
import { Note } from '../kit/Note.js';
import { sentenceOf } from '../kit/sentence.js';
import { useLoad } from '../kit/useLoad.js';
import { useData } from '../part/data.js';
import { useEnvironment } from '../part/environment.js';
import { SetUpLines } from './SetUpLines.js';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalM,
    maxWidth: '40rem',
    paddingBlock: tokens.spacingVerticalXL,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Makes the lists of a site. */
export type MakeLists = (kind: SiteKind, onProgress: (line: string) => void) => Promise<ProvisioningReport>;

interface SetUpProps {
  readonly site: SiteKind;
  /** What the site lacks, in sentences, where it was set up for an earlier version. */
  readonly lacks?: string | undefined;
  /** The lists are there: the part can be shown. */
  readonly onDone: () => void;
  /** Instead of connectors' provisioning, for tests. */
  readonly make?: MakeLists;
}

const whatItIs: Readonly<Record<SiteKind, string>> = {
  register: 'the register of personal health budgets',
  partnership: 'the work with a partner',
};

/** A site without its lists: whoever may make lists sets it up here, everybody else is told whom to ask. */
export default function SetUp(props: SetUpProps): JSX.Element {
  const { site } = props;
  const data = useData();
  const [list] = listsOf(site);
  const load = useLoad(
    React.useCallback(
      async () => (list === undefined ? false : (await data.permissions(list)).provision),
      [data, list],
    ),
  );
  if (load.status === 'loading') return <Loading label="Loading this site" />;
  if (load.status === 'failed') return <ErrorState error={load.error} onRetry={() => load.reload()} />;
  return load.value ? <Provision {...props} /> : <AskTheOwner site={site} lacks={props.lacks} />;
}

function AskTheOwner(props: Pick<SetUpProps, 'site' | 'lacks'>): JSX.Element {
  const styles = useStyles();
  if (props.lacks !== undefined) {
    return (
      <div className={styles.panel}>
        <p className={styles.title}>This cannot be shown until the site is set up again.</p>
        <p className={styles.text}>{props.lacks}</p>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <p className={styles.title}>There is nothing here yet that you can open.</p>
      <p className={styles.text}>
        Either this site is not set up for {whatItIs[props.site]}, or you do not have access to its lists. Ask the
        site’s owner to set it up or to add you.
      </p>
    </div>
  );
}

function Provision(props: SetUpProps): JSX.Element {
  const { site, lacks, onDone } = props;
  const data = useData();
  const { signIn } = useEnvironment();
  const styles = useStyles();
  const { announce } = useAnnounce();
  const [lines, setLines] = React.useState<readonly string[]>([]);
  const [working, setWorking] = React.useState(false);
  const [failure, setFailure] = React.useState<string | undefined>(undefined);
  const [report, setReport] = React.useState<ProvisioningReport | undefined>(undefined);

  const connection = site === 'register' ? data.sites.register : data.sites.partnership;
  const make: MakeLists =
    props.make ??
    ((kind, onProgress) =>
      connection === undefined
        ? Promise.reject(new TypeError('the host names no partnership site'))
        : // A part on a SharePoint page came from the package that holds the forms too; the Teams tab may stand without it.
          provision(connection, listsOf(kind), { onProgress, listForms: signIn.kind === 'page' }));
  const start = (): void => {
    setWorking(true);
    setFailure(undefined);
    setLines([]);
    make(site, (line) => setLines((before) => [...before, line])).then(
      (done) => {
        setWorking(false);
        setReport(done);
        announce('This site is set up.');
        if (done.warnings.length === 0) onDone();
      },
      (error: unknown) => {
        setWorking(false);
        setFailure(sentenceOf(error));
      },
    );
  };
  const isAgain = lacks !== undefined;
  const lacking = isAgain ? 'This cannot be shown until the site is set up again.' : 'This site is not set up yet.';
  const begin = isAgain ? 'Set up again' : 'Set up this site';
  return (
    <div className={styles.panel}>
      <p className={styles.title}>{report === undefined ? lacking : 'This site is set up.'}</p>
      {lacks === undefined ? (
        <p className={styles.text}>
          Setting it up makes {listsOf(site).length} lists for {whatItIs[site]}: {titles(site)}. It can be done again at
          any time: what is there stays as it is.
        </p>
      ) : (
        <p className={styles.text}>{lacks} Setting it up adds what is missing. What is there stays as it is.</p>
      )}
      {report === undefined ? (
        <Button appearance="primary" disabled={working} onClick={start}>
          {failure === undefined ? begin : 'Go on setting up'}
        </Button>
      ) : (
        <Button appearance="primary" onClick={onDone}>
          Continue
        </Button>
      )}
      {failure === undefined ? null : (
        <div role="alert">
          <Note kind="warning">{failure} What was made so far stays, and going on takes it up from there.</Note>
        </div>
      )}
      {report?.warnings.map((warning) => (
        <Note key={warning} kind="warning">
          {warning}
        </Note>
      ))}
      {working ? <Loading label="Setting up" /> : null}
      <SetUpLines label="What was done" lines={lines} />
    </div>
  );
}

function titles(site: SiteKind): string {
  return listsOf(site)
    .map((list) => list.title)
    .join(', ');
}
