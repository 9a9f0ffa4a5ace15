import * as React from 'react';
import { Button, makeStyles, tokens, useId } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { EmptyState, PartFrame, SkeletonRows, useSites } from '../kit/index.js';
import { lazyPiece } from '../kit/lazyPiece.js';
import { tabId, Tabs, type TabChoice } from '../kit/Tabs.js';
import { showTime } from '../kit/time.js';
import { ActionPlanView } from './plan/ActionPlanView.js';
import { usePlanRows } from './plan/usePlan.js';
import { useMayPublish } from './publish/useMayPublish.js';
import { RefreshProvider, useRefreshers } from './refresh.js';

const SharedCasesView = lazyPiece(
  'This view',
  () => import(/* webpackChunkName: 'shared-cases' */ './shared/SharedCasesView.js'),
);
const PublishView = lazyPiece('This view', () => import(/* webpackChunkName: 'publish' */ './publish/PublishView.js'));

type View = 'plan' | 'shared' | 'publish';

const heading = 'Partnership workspace';

const tabs: readonly TabChoice<View>[] = [
  { value: 'plan', label: 'Action plan' },
  { value: 'shared', label: 'Shared cases' },
];
const publishTab: TabChoice<View> = { value: 'publish', label: 'Publish agreed columns' };

const useStyles = makeStyles({
  // The tabs' own padding would indent them from the heading.
  tabs: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalMNudge})` },
});

/** The partnership workspace: the joint action plan, the shared cases and, for the register's team, publishing them. */
export default function PartnershipPart(): JSX.Element {
  const { partnership } = useSites();
  if (partnership !== undefined) return <Workspace zone={partnership.zone} />;
  return (
    <PartFrame heading={heading}>
      <EmptyState title="No partnership site is set for this page.">
        The owner of the page gives the address of the site that is shared with the partner, in the properties of this
        part.
      </EmptyState>
    </PartFrame>
  );
}

function Workspace(props: { readonly zone: string }): JSX.Element {
  const styles = useStyles();
  const panelId = useId('partnership');
  const [view, setView] = React.useState<View>('plan');
  const mayPublish = useMayPublish();
  const plan = usePlanRows();
  const { refresh, register } = useRefreshers();
  const readAt =
    view === 'plan' && plan.status === 'ready' ? `Read at ${showTime(plan.value.readAt, props.zone)}.` : undefined;
  return (
    <PartFrame
      heading={heading}
      asAt={readAt}
      commands={
        <Button icon={<ArrowClockwise20Regular />} onClick={refresh}>
          Refresh
        </Button>
      }
    >
      <div className={styles.tabs}>
        <Tabs
          label="Views of the partnership workspace"
          tabs={mayPublish ? [...tabs, publishTab] : tabs}
          value={view}
          onChange={setView}
          panelId={panelId}
        />
      </div>
      <RefreshProvider value={register}>
        <div role="tabpanel" id={panelId} aria-labelledby={tabId(panelId, view)}>
          <React.Suspense fallback={<SkeletonRows rows={12} rowHeight={40} />}>
            {view === 'plan' ? <ActionPlanView load={plan} /> : null}
            {view === 'shared' ? <SharedCasesView /> : null}
            {view === 'publish' && mayPublish ? <PublishView /> : null}
          </React.Suspense>
        </div>
      </RefreshProvider>
    </PartFrame>
  );
}
