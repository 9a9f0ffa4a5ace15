import { PhbWebPart } from '../../shell/PhbWebPart';

/** Find, add and edit the personal health budgets that your team looks after. */
export default class PhbRegisterWebPart extends PhbWebPart {
  protected override readonly part = 'register';
}
