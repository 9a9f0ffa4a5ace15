/** Whether the person may be offered the publish step. */
export function useMayPublish(): boolean {
  return true;
}
