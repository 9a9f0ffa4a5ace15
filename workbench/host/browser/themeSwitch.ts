/**
 * Lets the theme be switched without loading the page again, as SharePoint and Teams do it; without this script the
 * switch's form still works.
 */
export function watchThemeSwitch(changed: (theme: string) => void): void {
  const form = document.querySelector<HTMLFormElement>('form[data-theme-switch]');
  form?.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const theme = button.value;
    document.documentElement.dataset['theme'] = theme;
    for (const each of form.querySelectorAll('button')) each.setAttribute('aria-pressed', String(each === button));
    changed(theme);
    void fetch(form.action, { method: 'POST', body: new URLSearchParams({ theme, stay: 'yes' }) });
  });
}
