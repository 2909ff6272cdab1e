// Runs before the first paint, from the head: the theme that was chosen here, else the one of the system.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen = null;
    try { chosen = localStorage.getItem('theme'); } catch { /* storage is closed to us: the system's theme it is */ }
    const theme = chosen === 'dark' || chosen === 'light' ? chosen : system.matches ? 'dark' : 'light';
    document.documentElement.setAttribute('data-bs-theme', theme);
    document.documentElement.setAttribute('data-theme-choice', chosen === theme ? chosen : 'auto');
  };
  document.documentElement.classList.add('has-script');
  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('theme', apply);
})();
