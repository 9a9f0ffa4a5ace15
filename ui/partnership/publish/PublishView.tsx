import * as React from 'react';
import { publishCases, type PublishReceipt } from '@phb/connectors';
import { Button } from '@fluentui/react-components';
import { Temporal } from 'temporal-polyfill';
import { EmptyState, LoadView, sentenceOf, useShowMessage, useSites } from '../../kit/index.js';
import { useRefreshed } from '../refresh.js';
import { PolicyProblems } from '../../register/PolicyProblems.js';
import { PublishPreview, type PublishChoice } from './PublishPreview.js';
import { PublishReceiptView } from './PublishReceiptView.js';
import { usePublishRows, type PublishRows } from './usePublishRows.js';

interface PublishViewProps {
  /** The connectors' publish step; a test gives one that writes to lists in memory. */
  readonly publish?: typeof publishCases;
}

/** Publishing the agreed columns to the partner: what would go and what would not, then the receipt. */
export default function PublishView(props: PublishViewProps): JSX.Element {
  const load = usePublishRows();
  useRefreshed(load);
  return (
    <LoadView load={load} subject="the cases to publish">
      {(rows) => <Publishing rows={rows} reload={() => load.reload()} publish={props.publish ?? publishCases} />}
    </LoadView>
  );
}

interface PublishingProps {
  readonly rows: PublishRows;
  readonly reload: () => void;
  readonly publish: typeof publishCases;
}

type Stage =
  | { readonly kind: 'preview' }
  | { readonly kind: 'sending'; readonly done: number; readonly total: number; readonly stop: () => void }
  | { readonly kind: 'sent'; readonly receipt: PublishReceipt; readonly leftOut: PublishChoice['leftOut'] };

function Publishing(props: PublishingProps): JSX.Element {
  const { rows, reload, publish } = props;
  const sites = useSites();
  const show = useShowMessage();
  const [stage, setStage] = React.useState<Stage>({ kind: 'preview' });
  const { partnership } = sites;

  if (rows.council === '' || partnership === undefined) {
    return (
      <>
        <PolicyProblems problems={rows.problems} />
        <EmptyState title="It is not said which council this site is shared with.">
          Set PARTNER-COUNCIL in the list Settings of the register site. Until then nothing is published.
        </EmptyState>
      </>
    );
  }
  const send = ({ refs, basis, leftOut }: PublishChoice): void => {
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    setStage({ kind: 'sending', done: 0, total: refs.length, stop });
    publish(sites.register, partnership, refs, {
      council: rows.council,
      basis,
      publishedAt: Temporal.Now.instant().round('second'),
      signal: abort.signal,
      onProgress: (done, total) => setStage({ kind: 'sending', done, total, stop }),
    }).then(
      (receipt) => setStage({ kind: 'sent', receipt, leftOut }),
      (error: unknown) => {
        setStage({ kind: 'preview' });
        show({ kind: 'error', text: `Nothing was published. ${sentenceOf(error)}` });
      },
    );
  };
  if (stage.kind === 'sent') {
    return (
      <PublishReceiptView
        receipt={stage.receipt}
        leftOut={stage.leftOut}
        again={
          <Button
            onClick={() => {
              reload();
              setStage({ kind: 'preview' });
            }}
          >
            Back to the preview
          </Button>
        }
      />
    );
  }
  return (
    <>
      <PolicyProblems problems={rows.problems} />
      <PublishPreview rows={rows} sending={stage.kind === 'sending' ? stage : undefined} onPublish={send} />
    </>
  );
}
