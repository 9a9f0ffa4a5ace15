import type { FormPageBoot } from '../sharepoint/boot.js';
import { showFormCustomizer } from '../sharepoint/spfx/formCustomizer.js';
import { startPage } from '../sharepoint/start.js';

void startPage<FormPageBoot>('This form', (loader, boot, element, theme) => {
  const back = (): void => window.location.assign(boot.source);
  return showFormCustomizer(loader, boot, element, theme, { saved: back, closed: back });
});
