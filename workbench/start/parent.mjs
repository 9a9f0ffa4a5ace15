/**
 * Calls back once the program that started this one is gone. npm runs a script through a shell, and a signal that ends
 * npm reaches the shell but not what it runs: the workbench would go on and keep its ports.
 * @param {() => void} gone
 */
export function whenParentIsGone(gone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}
