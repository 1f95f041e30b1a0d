// Runs before the first paint, so that nobody sees a white flash at night. Inline script is forbidden: hence a file.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('weft.theme');
  } catch {
    // Storage is off: the system decides.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light';
})();
