// The first view of a visit shows when it is whole: the platform puts placeholders that grow, and everything below jumps.
(() => {
  "use strict";
  const STEADY_MS = 150;
  let waiting = 0;

  const isWhole = () =>
    document.querySelector("[data-test-script-state=notRunning]") &&
    document.querySelector(".stMainBlockContainer [data-testid=stElementContainer]") &&
    !document.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton]");

  const watcher = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!isWhole()) return;
      watcher.disconnect();
      document.documentElement.classList.add("gb-whole-view");
    }, STEADY_MS);
  });
  watcher.observe(document.documentElement, { childList: true, subtree: true, attributes: true });
})();
