// ListView of @pnp/spfx-controls-react: it sorts by itself; the page filters the items. Keys are given and nothing is flattened,
// which is its quickest way.
import { SelectionMode } from '@fluentui/react/lib/Selection';
import { ListView } from '@pnp/spfx-controls-react/lib/controls/listView/ListView.js';
import { createElement, useEffect, useState } from 'react';
import { render } from 'react-dom';
import { columns, openPage, shown } from './columns.mjs';

let setCategory;
const viewFields = columns.map(({ key, heading, width }) => ({
  name: key,
  displayName: heading,
  minWidth: width - 20,
  maxWidth: width - 20,
  isResizable: true,
  sorting: true,
  render: (row) => shown(row, key),
}));

function Register({ rows }) {
  const [items, setItems] = useState(rows);
  useEffect(() => {
    setCategory = (category) =>
      setItems(category === undefined ? rows : rows.filter((row) => row.category === category));
  }, [rows]);
  return createElement(ListView, {
    items,
    viewFields,
    flattenItems: false,
    compact: false,
    selectionMode: SelectionMode.multiple,
  });
}

await openPage({
  open: (place, rows) =>
    render(createElement(Register, { rows: rows.map((row) => ({ ...row, key: row.ref })) }), place),
  filter: (category) => setCategory(category),
});
