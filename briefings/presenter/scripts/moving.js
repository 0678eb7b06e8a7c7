// Moving: keys, clicks, swipes, the list of screens, black, full screen, the rotation of a lobby.
const SWIPE = 50;
const rotation = { seconds: 0, timer: 0 };

const ACTS = {
  ArrowRight: () => show(here + 1), PageDown: () => show(here + 1), ArrowDown: () => show(here + 1),
  ArrowLeft: () => show(here - 1), PageUp: () => show(here - 1), ArrowUp: () => show(here - 1),
  Home: () => show(0), End: () => show(screens.length - 1),
  KeyB: black, Period: black, KeyF: fullScreen, KeyG: () => goTo(""), KeyN: openNotes,
  KeyK: conclude, KeyR: askRotation, KeyC: showCheck,
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || boxIsOpen()) return;
  const wasRotating = stopRotation();
  const act = actOf(event);
  if (!act) return;
  event.preventDefault();
  if (!part("black").hidden) black();
  else if (!(wasRotating && event.code === "KeyR")) act();
}

function actOf(event) {
  if (event.key === "?") return help;
  if (event.code === "Space") return event.target.closest("button") ? null : () => show(here + (event.shiftKey ? -1 : 1));
  if (/^\d$/.test(event.key)) return () => goTo(event.key);
  return ACTS[event.code] ?? ACTS[event.key];
}

function black() {
  part("black").hidden = !part("black").hidden;
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

function help() {
  const list = make("dl");
  for (const [keys, act] of W.keys) list.append(make("dt", { textContent: keys }), make("dd", { textContent: act }));
  openBox(W.help, list, make("p", { className: "hint", textContent: W.touch }));
}

function goTo(typed) {
  const field = make("input", { autofocus: true, value: typed, autocomplete: "off", inputMode: "search" });
  const list = make("ul");
  const go = (at) => { part("box").close(); show(at); };
  const fill = () => list.replaceChildren(...found(field.value).map((at) => {
    const button = make("button", { type: "button", onclick: () => go(at) }, make("b", { textContent: at + 1 }), told.screens[at].title);
    return make("li", {}, button);
  }));
  field.oninput = fill;
  field.onkeydown = (event) => {
    const first = found(field.value)[0];
    if (event.key === "Enter" && !event.isComposing && first !== undefined) { event.preventDefault(); go(first); }
  };
  fill();
  openBox(W.goto, labelled(W.goto_label, field), list);
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

function found(typed) {
  const wanted = typed.trim();
  const all = screens.map((_, at) => at);
  if (/^\d+$/.test(wanted)) return all.filter((at) => at + 1 === Number(wanted));
  return all.filter((at) => plain(`${told.screens[at].heading} ${told.screens[at].title}`).includes(plain(wanted)));
}

function askRotation() {
  const field = make("input", { type: "number", min: 3, max: 600, value: 20, autofocus: true, required: true });
  const start = make("button", { className: "main", textContent: W.rotate_start });
  const form = make("form", {}, labelled(W.rotate_label, field), make("div", { className: "row" }, start));
  form.onsubmit = (event) => { event.preventDefault(); part("box").close(); rotate(Number(field.value)); };
  openBox(W.rotate, form);
}

function rotate(seconds) {
  stopRotation();
  rotation.seconds = seconds;
  rotation.timer = setInterval(() => show((here + 1) % screens.length), seconds * 1000);
  keepPlace();
  showState();
}

function stopRotation() {
  const ran = rotation.seconds > 0;
  clearInterval(rotation.timer);
  rotation.seconds = 0;
  if (ran) { keepPlace(); showState(); }
  return ran;
}

// A tap on the left third goes back, anywhere else on; a swipe goes where the finger pushes the screen.
function watchPointer() {
  let from = null;
  addEventListener("pointerdown", (event) => { from = { x: event.clientX, y: event.clientY }; });
  addEventListener("pointerup", (event) => {
    if (!from || event.button !== 0 || boxIsOpen() || event.target.closest("button, dialog")) return;
    const across = event.clientX - from.x, down = event.clientY - from.y;
    from = null;
    stopRotation();
    if (!part("black").hidden) black();
    else if (event.pointerType !== "mouse" && Math.abs(across) > SWIPE && Math.abs(across) > Math.abs(down)) show(here + (across < 0 ? 1 : -1));
    else if (Math.hypot(across, down) < 10) show(here + (event.clientX < innerWidth / 3 ? -1 : 1));
  });
}

// Buttons for the mouse; they show while it moves.
function watchMouse() {
  const bar = part("bar");
  const buttons = [["←", W.previous, () => show(here - 1)], ["→", W.following, () => show(here + 1)], ["G", W.goto, ACTS.KeyG],
    ["K", W.conclude, conclude], ["N", W.notes, openNotes], ["B", W.black, black], ["F", W.full, fullScreen], ["?", W.help, help]];
  for (const [sign, title, onclick] of buttons) bar.append(make("button", { type: "button", textContent: sign, title, ariaLabel: title, onclick }));
  addEventListener("mousemove", () => {
    bar.classList.add("seen-bar");
    clearTimeout(watchMouse.timer);
    watchMouse.timer = setTimeout(() => bar.classList.remove("seen-bar"), 2500);
  });
}
