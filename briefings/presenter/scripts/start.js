// The start: the place that the address names, and everything that is watched.
scale();
addEventListener("resize", scale);
document.addEventListener("keydown", onKey);
addEventListener("hashchange", () => { if (readPlace().at !== here) show(readPlace().at); });
watchPointer();
watchMouse();
watchDesk();
watchSending();
const asked = readPlace();
if (asked.seconds) rotate(asked.seconds);
show(asked.at);
fitAll().then(() => {
  document.documentElement.dataset.ready = "1";
  if (asked.check) showCheck();
});
