import { PropertyPaneTextField } from '@microsoft/sp-property-pane';
import type { IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import { showAsAtProblem, siteUrlProblem } from './settings';

/** The settings that a page editor sees, the same for the four web parts. */
export function propertyPane(pageSiteUrl: string): IPropertyPaneConfiguration {
  return {
    pages: [
      {
        header: { description: 'Which sites this web part works on' },
        groups: [
          {
            groupName: 'Sites',
            groupFields: [
              PropertyPaneTextField('registerUrl', {
                label: 'Register site',
                description: 'The site that holds the register of personal health budgets. Leave empty for this site.',
                placeholder: pageSiteUrl,
                onGetErrorMessage: siteUrlProblem,
              }),
              PropertyPaneTextField('partnershipUrl', {
                label: 'Partnership site',
                description: 'The site that is shared with one partner for one purpose, for example adult social care.',
                placeholder: 'https://contoso.sharepoint.com/sites/phb-partner',
                onGetErrorMessage: siteUrlProblem,
              }),
            ],
          },
          {
            groupName: 'Training',
            groupFields: [
              PropertyPaneTextField('showAsAt', {
                label: 'Show as at (training sites only)',
                description:
                  'Counts every review and report from this day instead of today. Leave empty on a live site.',
                placeholder: '2019-04-30',
                onGetErrorMessage: showAsAtProblem,
              }),
            ],
          },
        ],
      },
    ],
  };
}
