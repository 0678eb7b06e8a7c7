// Keeps an open tab honest: asks every half minute whether its session still lives, and follows our own hand-overs.
(() => {
  "use strict";
  const EVERY = 30000;
  let used = true;
  let scope = null;

  const signIn = () => {
    const here = location.pathname + location.search;
    location.assign("/dang-nhap?tiep=" + encodeURIComponent(here));
  };

  const ask = async () => {
    const doing = used && document.visibilityState === "visible" ? "?dang-dung=1" : "";
    used = false;
    let now;
    try {
      const answer = await fetch("/phien/song" + doing, { cache: "no-store", credentials: "same-origin" });
      if (!answer.ok) return;
      now = await answer.text();
    } catch {
      return; // the server is away; the platform says so
    }
    if (scope && !now) signIn();
    if (scope && now && now !== scope) location.reload();
    scope = now;
  };

  const follow = () => {
    const waiting = document.querySelector("[data-gb-go]");
    if (waiting) location.replace(waiting.dataset.gbGo.replace("$here", encodeURIComponent(location.pathname + location.search)));
  };

  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    addEventListener(kind, () => { used = true; }, { passive: true, capture: true });
  }
  document.addEventListener("DOMContentLoaded", follow);
  new MutationObserver(follow).observe(document, { childList: true, subtree: true });
  setInterval(ask, EVERY);
  ask();
})();
