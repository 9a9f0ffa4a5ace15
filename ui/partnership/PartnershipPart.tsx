import * as React from 'react';
import { Button, makeStyles, Tab, TabList, useId } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { PartFrame, useSites } from '../kit/index.js';
import { showTime } from '../kit/time.js';
import { ActionPlanView } from './plan/ActionPlanView.js';
import { usePlanRows } from './plan/usePlan.js';
import { useMayPublish } from './publish/useMayPublish.js';
import { RefreshProvider, useRefreshers } from './refresh.js';
import { SharedCasesView } from './shared/SharedCasesView.js';

const PublishView = React.lazy(() => import(/* webpackChunkName: 'publish' */ './publish/PublishView.js'));

type View = 'plan' | 'shared' | 'publish';

function isView(value: unknown): value is View {
  return value === 'plan' || value === 'shared' || value === 'publish';
}

const useStyles = makeStyles({
  // The tabs' own padding would indent them from the heading.
  tabs: { marginInlineStart: '-0.625rem', flexWrap: 'wrap' },
});

/** The partnership workspace: the joint action plan, the shared cases and, for the register's team, publishing them. */
export default function PartnershipPart(): JSX.Element {
  const styles = useStyles();
  const id = useId('partnership');
  const [view, setView] = React.useState<View>('plan');
  const mayPublish = useMayPublish();
  const plan = usePlanRows();
  const { refresh, register } = useRefreshers();
  const { partnership } = useSites();
  const readAt =
    view === 'plan' && plan.status === 'ready' && partnership !== undefined
      ? `Read at ${showTime(plan.value.readAt, partnership.zone)}.`
      : undefined;
  return (
    <PartFrame
      heading="Partnership workspace"
      asAt={readAt}
      commands={
        <Button icon={<ArrowClockwise20Regular />} onClick={refresh}>
          Refresh
        </Button>
      }
    >
      <TabList
        className={styles.tabs}
        selectedValue={view}
        onTabSelect={(_, data) => {
          if (isView(data.value)) setView(data.value);
        }}
      >
        <Tab id={`${id}-plan`} value="plan">
          Action plan
        </Tab>
        <Tab id={`${id}-shared`} value="shared">
          Shared cases
        </Tab>
        {mayPublish ? (
          <Tab id={`${id}-publish`} value="publish">
            Publish agreed columns
          </Tab>
        ) : null}
      </TabList>
      <RefreshProvider value={register}>
        <div role="tabpanel" aria-labelledby={`${id}-${view}`}>
          {view === 'plan' ? <ActionPlanView load={plan} /> : null}
          {view === 'shared' ? <SharedCasesView /> : null}
          {view === 'publish' && mayPublish ? (
            <React.Suspense fallback={null}>
              <PublishView />
            </React.Suspense>
          ) : null}
        </div>
      </RefreshProvider>
    </PartFrame>
  );
}
