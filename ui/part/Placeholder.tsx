import * as React from 'react';
import { Body1, Link, Title3 } from '@fluentui/react-components';
import type { HostEnvironment, PartName } from './environment.js';

/** Stands where a part will be: shows what the host told it. */
export default function Placeholder(props: { part: PartName; environment: HostEnvironment }): JSX.Element {
  const { part, environment } = props;
  const [list, setList] = React.useState('not asked');
  const site = part === 'partnership' ? environment.partnershipUrl : environment.registerUrl;
  React.useEffect(() => {
    const ask = async (): Promise<void> => {
      const headers: Record<string, string> = { accept: 'application/json;odata=nometadata' };
      if (environment.signIn.kind === 'token' && site !== undefined)
        headers['authorization'] = `Bearer ${await environment.signIn.getToken(site)}`;
      const answer = await fetch(`${site}/_api/web/currentuser`, { headers });
      setList(`${answer.status} ${(await answer.text()).slice(0, 300)}`);
    };
    ask().catch((reason: unknown) => setList(String(reason)));
  }, [environment, site]);
  return (
    <section data-part={part} style={{ padding: 24 }}>
      <Title3 as="h2">Placeholder: {part}</Title3>
      <p>
        <Body1>
          Today {environment.today.toString()}, register {environment.registerUrl}, partnership{' '}
          {environment.partnershipUrl ?? 'none'}, case {environment.openCase ?? 'none'}
        </Body1>
      </p>
      <p style={{ overflowWrap: 'anywhere' }}>Current user: {list}</p>
      <Link href={environment.linkToCase?.('PHB-7K3Q-9F2X') ?? '#'}>Link to a case</Link>
    </section>
  );
}
