import { PhbWebPart } from '../../shell/PhbWebPart';

/** Counts of packages and personal health budgets for board papers and information requests, with the cases behind each number. */
export default class ManagerReportsWebPart extends PhbWebPart {
  protected override readonly part = 'reports';
}
