/** The id of the place that the field of a column stands in. The control's own id is Fluent's, which ties it to its label. */
export function fieldId(formId: string, column: string): string {
  return `${formId}-${column}`;
}

/** Takes the person to a field: its control, or the first of its boxes. */
export function focusField(id: string): void {
  document.getElementById(id)?.querySelector<HTMLElement>('input, select, textarea')?.focus();
}
