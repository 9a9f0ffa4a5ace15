// Fluent 8 DetailsList as its documentation shows it: the page copies, sorts and filters the items and hands them back.
import { DetailsList, DetailsListLayoutMode, SelectionMode } from '@fluentui/react/lib/DetailsList';
import { initializeIcons } from '@fluentui/react/lib/Icons';
import { createElement, useEffect, useState } from 'react';
import { render } from 'react-dom';
import { columns, openPage, shown } from './columns.mjs';

function sorted(rows, key, descending) {
  return rows.slice(0).sort((a, b) => ((descending ? a[key] < b[key] : a[key] > b[key]) ? 1 : -1));
}

let setCategory;

function Register({ rows }) {
  const [items, setItems] = useState(rows);
  const [order, setOrder] = useState(undefined);
  const [category, choose] = useState(undefined);
  useEffect(() => {
    setCategory = choose;
  }, []);
  const kept = category === undefined ? items : items.filter((row) => row.category === category);
  return createElement(DetailsList, {
    items: kept,
    columns: columns.map(({ key, heading, width }) => ({
      key,
      name: heading,
      fieldName: key,
      minWidth: width - 20,
      maxWidth: width - 20,
      isResizable: true,
      isSorted: order?.key === key,
      isSortedDescending: order?.key === key && order.descending,
      onRender: (row) => shown(row, key),
      onColumnClick: () => {
        const descending = order?.key === key && !order.descending;
        setItems(sorted(items, key, descending));
        setOrder({ key, descending });
      },
    })),
    getKey: (row) => row.ref,
    layoutMode: DetailsListLayoutMode.justified,
    selectionMode: SelectionMode.multiple,
  });
}

initializeIcons('/no-icons/', { disableWarnings: true });
await openPage({
  open: (place, rows) => render(createElement(Register, { rows }), place),
  filter: (category) => setCategory(category),
});
