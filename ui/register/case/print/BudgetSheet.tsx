import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';
import type { BudgetPage } from './budgetPage.js';

const useStyles = makeStyles({
  // Paper is white in every theme, and the sheet also stands outside of the theme when it is printed.
  sheet: {
    boxSizing: 'border-box',
    color: '#000000',
    backgroundColor: '#ffffff',
    fontFamily: 'Arial, Helvetica, sans-serif',
    fontSize: '11pt',
    lineHeight: '1.35',
    overflowWrap: 'anywhere',
  },
  title: { fontSize: '20pt', lineHeight: '1.2', fontWeight: 700, margin: '0 0 6pt' },
  whose: { margin: 0, display: 'flex', flexWrap: 'wrap', columnGap: '16pt', fontWeight: 700 },
  heading: {
    fontSize: '13pt',
    fontWeight: 700,
    margin: '11pt 0 3pt',
    paddingTop: '5pt',
    borderTop: '1pt solid #000000',
  },
  text: { margin: '0 0 2pt' },
  list: { margin: 0, paddingLeft: '16pt' },
  foot: { margin: '12pt 0 0', fontSize: '9pt' },
});

interface BudgetSheetProps {
  readonly page: BudgetPage;
}

/** A budget on one page of A4, in plain English, for the person to keep. */
export function BudgetSheet(props: BudgetSheetProps): JSX.Element {
  const { page } = props;
  const styles = useStyles();
  const list = (texts: readonly string[], none: string): JSX.Element =>
    texts.length === 0 ? (
      <p className={styles.text}>{none}</p>
    ) : (
      <ul className={styles.list}>
        {texts.map((text, index) => (
          <li key={`${index} ${text}`}>{text}</li>
        ))}
      </ul>
    );
  const sentences = (texts: readonly string[]): readonly JSX.Element[] =>
    texts.map((text) => (
      <p key={text} className={styles.text}>
        {text}
      </p>
    ));
  return (
    <article className={styles.sheet} aria-label="Budget on a page">
      <h3 className={styles.title}>Your personal health budget</h3>
      <p className={styles.whose}>
        {page.whose.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </p>
      <h4 className={styles.heading}>The money</h4>
      {sentences(page.money)}
      <h4 className={styles.heading}>What it is for</h4>
      {list(page.lines, 'Nothing is agreed in detail yet.')}
      <h4 className={styles.heading}>What you want to reach</h4>
      {list(page.outcomes, 'No outcomes are agreed yet.')}
      <h4 className={styles.heading}>What happens next</h4>
      {sentences(page.dates)}
      <h4 className={styles.heading}>Who to ring</h4>
      {sentences(page.ring)}
      <p className={styles.foot}>{page.foot}</p>
    </article>
  );
}
