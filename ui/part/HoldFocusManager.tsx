import { useFocusFinders } from '@fluentui/react-components';

/** Holds on to Fluent's focus manager and shows nothing. */
export function HoldFocusManager(): null {
  useFocusFinders();
  return null;
}
