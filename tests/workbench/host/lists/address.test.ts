import { listAddress } from '../../../../workbench/host/lists/address.js';

const at = (path: string) => listAddress(new URL(path, 'http://localhost:4300'));

describe('the address of a native page', () => {
  it('names a list, one of its views, or the site’s contents', () => {
    const list = '/sites/phb/Lists/People';
    expect(at('/sites/phb/Lists/People')).toEqual({ kind: 'list', site: 'register', list, view: undefined });
    expect(at('/sites/phb/Lists/People/All%20people.aspx?FilterField1=Title')).toEqual({
      kind: 'list',
      site: 'register',
      list,
      view: `${list}/All people.aspx`,
    });
    expect(at('/sites/phb-partner/_layouts/15/viewlsts.aspx')).toEqual({ kind: 'contents', site: 'partnership' });
  });

  it('names a form and its item, in whatever case', () => {
    const list = '/sites/phb-partner/Lists/Actions';
    expect(at(`${list}/newform.aspx`)).toEqual({
      kind: 'form',
      site: 'partnership',
      list,
      form: 'New',
      itemId: undefined,
    });
    expect(at(`${list}/EditForm.aspx?id=12`)).toEqual({
      kind: 'form',
      site: 'partnership',
      list,
      form: 'Edit',
      itemId: 12,
    });
    expect(at(`${list}/DispForm.aspx?ID=0x1`)).toMatchObject({ form: 'Display', itemId: undefined });
  });

  it.each([
    '/sites/phb/SitePages/Register.aspx',
    '/sites/other/Lists/People',
    '/sites/phb/Lists/',
    '/sites/phb/Lists/A/b/c.aspx',
    '/sites/phb/Lists/A/note.txt',
  ])('is none of them: %s', (path) => expect(at(path)).toBeUndefined());
});
