import { makeStyles } from '@fluentui/react-components';

/** How a field that is chosen from by typing fits among the others of a form. */
export const useComboboxStyles = makeStyles({
  // As wide as the other fields: Fluent's own least width would lie over the next one.
  box: { minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
  // Over the buttons at the foot of the form and the banner above it.
  options: { zIndex: 3 },
});
