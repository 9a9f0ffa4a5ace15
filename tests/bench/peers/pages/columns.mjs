/** The columns that all grids show, in the order and with about the widths of the register's own. `money` stands at the right. */
export const columns = [
  { key: 'ref', heading: 'Reference', width: 140 },
  { key: 'name', heading: 'Name', width: 220 },
  { key: 'status', heading: 'Status', width: 110 },
  { key: 'category', heading: 'Category', width: 160 },
  { key: 'forms', heading: 'Form', width: 130 },
  { key: 'startsOn', heading: 'Starts', width: 100 },
  { key: 'nextReviewDue', heading: 'Next review due', width: 130 },
  { key: 'amount', heading: 'Approved amount', width: 150 },
  { key: 'council', heading: 'Council', width: 110 },
];

const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayInWords(day) {
  if (day === null) return '';
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[month - 1]} ${year}`;
}

/** What a cell shows. */
export function shown(row, key) {
  switch (key) {
    case 'startsOn':
    case 'nextReviewDue':
      return dayInWords(row[key]);
    case 'amount':
      return row.amount === null ? '' : `${money.format(row.amount / 100)} per ${row.amountPeriod}`;
    default:
      return row[key] ?? '';
  }
}

/** Fetches the rows that the bench read from the register, and makes the button that filters them by a category. */
export async function openPage(show) {
  const { rows, category } = await (await fetch('rows.json')).json();
  let filtered = false;
  const button = document.querySelector('#filter');
  button.addEventListener('click', () => {
    filtered = !filtered;
    show.filter(filtered ? category : undefined);
  });
  show.open(document.querySelector('#grid'), rows);
  document.body.dataset.state = 'ready';
}
