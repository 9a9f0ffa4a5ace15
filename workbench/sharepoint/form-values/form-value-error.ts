/** A form's value that its field does not take. The message is what the row of the answer says. */
export class FormValueError extends Error {
  override readonly name = 'FormValueError';
  constructor(
    message: string,
    /** SharePoint's ErrorCode; the usual one means that a value did not pass its field's check. */
    readonly code = -2146232832,
  ) {
    super(message);
  }
}
