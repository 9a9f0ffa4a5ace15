import { useFocusFinders } from '@fluentui/react-components';

/** Holds on to Fluent's focus manager and shows nothing. */
export default function HoldFocusManager(): null {
  useFocusFinders();
  return null;
}
