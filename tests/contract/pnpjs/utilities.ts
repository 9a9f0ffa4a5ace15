import { PrincipalSource, PrincipalType } from '@pnp/sp/types.js';

import { at } from '../wire.js';
import { expectAbsent } from './absent.js';
import type { PnpCall } from './call.js';

export const calls: readonly PnpCall[] = [
  {
    call: 'utilities.getCurrentUserEmailAddresses',
    outcome: 'works',
    async run({ sp }) {
      expect(await sp.utility.getCurrentUserEmailAddresses()).toBe('owner@contoso.example');
    },
  },
  {
    call: 'utilities.resolvePrincipal, utilities.searchPrincipals',
    outcome: 'works',
    async run({ sp, login }) {
      const person = await sp.utility.resolvePrincipal(
        'member@contoso.example',
        PrincipalType.All,
        PrincipalSource.All,
        true,
        false,
      );
      expect(person).toMatchObject({ LoginName: login('member'), DisplayName: 'member Demo-Person', PrincipalType: 1 });
      const found = await sp.utility.searchPrincipals('demo-person', PrincipalType.User, PrincipalSource.All, '', 10);
      expect(found.map((each) => each.LoginName)).toContain(login('member'));
    },
  },
  {
    call: 'utilities.expandGroupsToPrincipals',
    outcome: 'works',
    async run({ sp, login }) {
      const people = await sp.utility.expandGroupsToPrincipals(['Dev Members', 'Dev Visitors'], 10);
      expect(people.map((each) => String(at(each, 'LoginName'))).sort()).toEqual([login('member'), login('visitor')]);
    },
  },
  {
    call: 'utilities.sendEmail, utilities.createEmailBodyForInvitation',
    outcome: 'absent',
    note: 'nothing leaves this service',
    async run({ sp, webUrl }) {
      // sendEmail is on its way out of PnPjs: sent by hand.
      const { status } = await fetch(`${webUrl}/_api/SP.Utilities.Utility.SendEmail`, {
        method: 'POST',
        headers: { Authorization: 'Bearer owner', Accept: 'application/json' },
      });
      expect(status).toBe(404);
      await expectAbsent(sp.utility.createEmailBodyForInvitation('SitePages/Home.aspx'));
    },
  },
];
