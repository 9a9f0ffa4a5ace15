import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles, useAnnounce } from '@fluentui/react-components';
import type { ProvisioningReport } from '@phb/connectors';
import { counted } from '@phb/schemas';
import type { SiteKind } from '@phb/schemas';
import { Loading } from '../kit/Loading.js';
import { LoadView } from '../kit/LoadView.js';
import { Note } from '../kit/Note.js';
import { sentenceOf } from '../kit/sentence.js';
import { useLoad } from '../kit/useLoad.js';
import { useData } from '../part/data.js';
import { useEnvironment } from '../part/environment.js';
import type { RegisterScreenProps } from '../register/screens/screen.js';
import { SetUpLines } from './SetUpLines.js';
import { siteNames, siteSetter, type SiteSetter } from './siteSetter.js';

const useStyles = makeStyles({
  screen: { display: 'grid', rowGap: tokens.spacingVerticalL, justifyItems: 'start', maxWidth: '48rem', minWidth: 0 },
  site: { display: 'grid', rowGap: tokens.spacingVerticalS, width: '100%', minWidth: 0 },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  text: { ...typographyStyles.body1, margin: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface SiteReport {
  readonly kind: SiteKind;
  readonly report: ProvisioningReport;
}

type Work =
  | { readonly status: 'idle' }
  | { readonly status: 'working'; readonly lines: readonly string[]; readonly stop: AbortController }
  | { readonly status: 'failed'; readonly sentence: string }
  | { readonly status: 'done'; readonly reports: readonly SiteReport[] };

interface SetUpAgainProps extends RegisterScreenProps {
  /** Instead of the sites themselves, for tests. */
  readonly setter?: SiteSetter;
}

/** What setting the sites up again would do, found out without doing it; and doing it. For whoever may make lists there. */
export default function SetUpAgain(props: SetUpAgainProps): JSX.Element {
  const data = useData();
  const { signIn } = useEnvironment();
  const styles = useStyles();
  const { announce } = useAnnounce();
  const given = props.setter;
  // A part on a SharePoint page came from the package that holds the native forms too; the Teams tab may stand without it.
  const hasForms = signIn.kind === 'page';
  const setter = React.useMemo(() => given ?? siteSetter(data, hasForms), [given, data, hasForms]);
  const [work, setWork] = React.useState<Work>({ status: 'idle' });
  const running = React.useRef<AbortController | undefined>(undefined);
  React.useEffect(() => () => running.current?.abort(), []);

  const look = useLoad(
    React.useCallback(
      async (signal: AbortSignal) => {
        const found: SiteReport[] = [];
        for (const kind of await setter.kinds()) {
          found.push({ kind, report: await setter.setUp(kind, { preview: true, signal }) });
        }
        return found;
      },
      [setter],
    ),
  );

  const start = async (kinds: readonly SiteKind[]): Promise<void> => {
    const stop = new AbortController();
    running.current = stop;
    let lines: readonly string[] = [];
    const onProgress = (line: string): void => {
      lines = [...lines, line];
      setWork({ status: 'working', lines, stop });
    };
    setWork({ status: 'working', lines, stop });
    const reports: SiteReport[] = [];
    try {
      for (const kind of kinds) {
        reports.push({ kind, report: await setter.setUp(kind, { onProgress, signal: stop.signal }) });
      }
      setWork({ status: 'done', reports });
      announce('The sites are set up.');
    } catch (error) {
      const sentence = stop.signal.aborted ? 'Stopped.' : sentenceOf(error);
      setWork({
        status: 'failed',
        sentence: `${sentence} What was made so far stays, and setting up goes on from there.`,
      });
    }
    props.onSaved();
  };
  const lookAgain = (): void => {
    setWork({ status: 'idle' });
    look.reload();
  };

  if (work.status === 'working') {
    return (
      <div className={styles.screen}>
        <Loading label="Setting up the sites" />
        <SetUpLines label="What was done" lines={work.lines} />
        <Button onClick={() => work.stop.abort()}>Stop</Button>
      </div>
    );
  }
  if (work.status === 'done') {
    return (
      <div className={styles.screen}>
        {work.reports.map((one) => (
          <SiteSection key={one.kind} {...one} label="What was done" nothing="Complete, nothing was to be done." />
        ))}
        <Button onClick={lookAgain}>Look again</Button>
      </div>
    );
  }
  return (
    <div className={styles.screen}>
      {work.status === 'failed' ? (
        <div role="alert">
          <Note kind="warning">{work.sentence}</Note>
        </div>
      ) : null}
      <LoadView load={look} subject="what the sites lack" placeholder={<Loading label="Looking at the sites" />}>
        {(found) => {
          const changes = found.reduce((sum, { report }) => sum + report.changes, 0);
          return (
            <>
              {found.map((one) => (
                <SiteSection
                  key={one.kind}
                  {...one}
                  label="What would be done"
                  nothing="Complete: nothing is to be done."
                />
              ))}
              <div className={styles.buttons}>
                {changes === 0 ? null : (
                  <Button appearance="primary" onClick={() => void start(found.map(({ kind }) => kind))}>
                    Set up again
                  </Button>
                )}
                <Button disabled={look.status === 'ready' && look.reloading} onClick={lookAgain}>
                  Look again
                </Button>
              </div>
            </>
          );
        }}
      </LoadView>
    </div>
  );
}

interface SiteSectionProps extends SiteReport {
  readonly label: string;
  readonly nothing: string;
}

function SiteSection(props: SiteSectionProps): JSX.Element {
  const { kind, report, label, nothing } = props;
  const styles = useStyles();
  return (
    <section className={styles.site} aria-label={siteNames[kind]}>
      <h4 className={styles.heading}>{siteNames[kind]}</h4>
      <p className={styles.text}>{report.changes === 0 ? nothing : `${label}: ${counted(report.changes, 'thing')}.`}</p>
      <SetUpLines label={`${label}, ${siteNames[kind]}`} lines={report.done} />
      {report.warnings.map((warning) => (
        <Note key={warning} kind="warning">
          {warning}
        </Note>
      ))}
    </section>
  );
}
