import { PhbWebPart } from '../../shell/PhbWebPart';

/** Work on the action plan and the shared cases together with a council or another partner. */
export default class PartnershipWorkspaceWebPart extends PhbWebPart {
  protected override readonly part = 'partnership';
}
