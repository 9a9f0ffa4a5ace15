import * as React from 'react';
import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { PartFrame, useSites } from '../kit/index.js';
import { showTime } from '../kit/time.js';
import { ActionPlanView } from './plan/ActionPlanView.js';
import { usePlanRows } from './plan/usePlan.js';
import { SharedCasesView } from './shared/SharedCasesView.js';
import { useMayPublish } from './publish/useMayPublish.js';

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
  const [view, setView] = React.useState<View>('plan');
  const mayPublish = useMayPublish();
  const plan = usePlanRows();
  const { partnership } = useSites();
  const readAt =
    plan.status === 'ready' && partnership !== undefined
      ? `Action plan read at ${showTime(plan.value.readAt, partnership.zone)}.`
      : undefined;
  return (
    <PartFrame heading="Partnership workspace" asAt={readAt}>
      <TabList
        className={styles.tabs}
        selectedValue={view}
        onTabSelect={(_, data) => {
          if (isView(data.value)) setView(data.value);
        }}
      >
        <Tab value="plan">Action plan</Tab>
        <Tab value="shared">Shared cases</Tab>
        {mayPublish ? <Tab value="publish">Publish agreed columns</Tab> : null}
      </TabList>
      <div
        role="tabpanel"
        aria-label={view === 'plan' ? 'Action plan' : view === 'shared' ? 'Shared cases' : 'Publish'}
      >
        {view === 'plan' ? <ActionPlanView load={plan} /> : null}
        {view === 'shared' ? <SharedCasesView /> : null}
        {view === 'publish' && mayPublish ? (
          <React.Suspense fallback={null}>
            <PublishView />
          </React.Suspense>
        ) : null}
      </div>
    </PartFrame>
  );
}
