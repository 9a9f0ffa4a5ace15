import * as React from 'react';
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';
import { Loading } from '../../kit/Loading.js';
import { useLeaveGuard } from '../../kit/useLeaveGuard.js';
import type { RegisterScreenProps } from './screen.js';
import { screens } from './screens.js';

const useStyles = makeStyles({
  screen: { display: 'grid', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  back: { justifySelf: 'start' },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  sentence: { ...typographyStyles.body1, margin: 0, maxWidth: '70ch', color: tokens.colorNeutralForeground2 },
});

interface OpenScreenProps extends Omit<RegisterScreenProps, 'onUnsaved'> {
  readonly id: string;
}

/** The screen in the place of the grid: the way back, its heading, which takes the focus, and what it is for. */
export default function OpenScreen(props: OpenScreenProps): JSX.Element {
  const { id, ...given } = props;
  const styles = useStyles();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [unsaved, setUnsaved] = React.useState<string | undefined>(undefined);
  const { leave, dialog } = useLeaveGuard(unsaved !== undefined, unsaved ?? '');
  React.useEffect(() => heading.current?.focus(), [id]);
  const screen = screens.find((one) => one.id === id);
  if (screen === undefined) throw new RangeError(`There is no screen ${id} in the register`);
  const { Content } = screen;
  const close = (): void => leave(given.onClose);
  return (
    <section className={styles.screen} aria-label={screen.heading}>
      <Button appearance="subtle" className={styles.back} icon={<ArrowLeft20Regular />} onClick={close}>
        Back to the register
      </Button>
      <h3 className={styles.heading} ref={heading} tabIndex={-1}>
        {screen.heading}
      </h3>
      <p className={styles.sentence}>{screen.sentence}</p>
      <React.Suspense fallback={<Loading label={`Loading: ${screen.heading}`} />}>
        <Content {...given} onClose={close} onUnsaved={setUnsaved} />
      </React.Suspense>
      {dialog}
    </section>
  );
}
