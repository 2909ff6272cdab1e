// Everything here is a convenience: each page works without it.
(() => {
  const theme = choice => {
    try {
      if (choice === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', choice);
    } catch { /* nothing is kept then */ }
    dispatchEvent(new Event('theme'));
    showTheme();
  };
  const showTheme = () => {
    const chosen = document.documentElement.getAttribute('data-theme-choice');
    for (const button of document.querySelectorAll('[data-set-theme]'))
      button.setAttribute('aria-pressed', String(button.dataset.setTheme === chosen));
  };

  const copy = async button => {
    const field = document.getElementById(button.dataset.copy);
    const value = field.value ?? field.textContent;
    const status = button.parentElement.querySelector('[role=status]');
    try {
      await navigator.clipboard.writeText(value);
      status.textContent = 'Copied';
      button.classList.add('copied');
    } catch {
      field.select?.();
      status.textContent = 'Press Ctrl+C to copy';
    }
    setTimeout(() => { status.textContent = ''; button.classList.remove('copied'); }, 2500);
  };

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest('button');
    if (button?.dataset.copy) copy(button);
    if (button?.dataset.setTheme) theme(button.dataset.setTheme);
    for (const menu of document.querySelectorAll('details.menu[open]'))
      if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
  // A filter applies as soon as it is chosen; without script its form has a button.
  document.addEventListener('change', event => {
    if (event.target instanceof Element && event.target.matches('[data-submit]')) event.target.form.requestSubmit();
  });
  // A form is sent once, however often its button is pressed.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
  addEventListener('pageshow', () => { for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent; });
  // A form that is only a step on the way goes on by itself.
  document.querySelector('form[data-go]')?.requestSubmit();
  showTheme();
})();
