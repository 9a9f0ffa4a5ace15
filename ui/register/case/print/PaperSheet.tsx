import * as React from 'react';
import * as ReactDOM from 'react-dom';
import { makeStaticStyles } from '@fluentui/react-components';

/**
 * While such a sheet stands, printing the page prints it and nothing else. It stands beside the page's own content, since a
 * panel that scrolls would be cut off at the edge of its window. A named page, so that other printing keeps its margins.
 */
const usePaper = makeStaticStyles(`
  [data-phb-paper] { display: none; }
  @page phb-budget { size: A4 portrait; margin: 15mm; }
  @media print {
    body:has(> [data-phb-paper]) > :not([data-phb-paper]) { display: none !important; }
    body:has(> [data-phb-paper]) { background: none !important; }
    [data-phb-paper] { display: block; page: phb-budget; }
  }
`);

/** Shows its content on paper only. */
export function PaperSheet(props: { readonly children: React.ReactNode }): JSX.Element {
  usePaper();
  const [place] = React.useState(() => {
    const element = document.createElement('div');
    element.setAttribute('data-phb-paper', '');
    element.lang = 'en-GB';
    return element;
  });
  React.useEffect(() => {
    document.body.appendChild(place);
    return () => place.remove();
  }, [place]);
  return ReactDOM.createPortal(props.children, place);
}
