// SharePoint Framework hands a control its words; ListView needs these.
export const ListViewGroupEmptyLabel = 'Empty';
export const ListViewFilterLabel = 'Search';
