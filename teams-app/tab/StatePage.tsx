import * as React from 'react';
import {
  Body1,
  Button,
  FluentProvider,
  Subtitle1,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import type { ThemeName } from '@phb/ui';

const themes: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    maxWidth: '560px',
    minHeight: '100vh',
    padding: tokens.spacingHorizontalXXL,
    boxSizing: 'border-box',
  },
});

/** What stands in the tab when there is no part to show: what happened, and what the person can do. */
export interface State {
  readonly title: string;
  readonly words: string;
  readonly action?: { readonly label: string; readonly onAct: () => void };
}

function StateText(props: { state: State }): React.ReactElement {
  const styles = useStyles();
  const { title, words, action } = props.state;
  return (
    <div className={styles.page} role="alert">
      <Subtitle1 as="h2">{title}</Subtitle1>
      <Body1>{words}</Body1>
      {action !== undefined && (
        <Button appearance="primary" onClick={action.onAct}>
          {action.label}
        </Button>
      )}
    </div>
  );
}

/** Shows a state in the theme that Teams has. */
export function StatePage(props: { state: State; theme: ThemeName }): React.ReactElement {
  return (
    <FluentProvider theme={themes[props.theme]}>
      <StateText state={props.state} />
    </FluentProvider>
  );
}
