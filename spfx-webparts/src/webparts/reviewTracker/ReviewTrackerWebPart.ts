import { PhbWebPart } from '../../shell/PhbWebPart';

/** See which reviews are overdue or due soon, why each date is what it is, and record a review. */
export default class ReviewTrackerWebPart extends PhbWebPart {
  protected override readonly part = 'reviews';
}
