// N: the presenter's own window. It has our origin from disk too, so this page draws it and hears its keys.
const DESK_STYLE = `
body { overflow: auto; background: #F5F7F9; padding: 20px 24px; font-size: 20px; line-height: 1.4; }
.desk { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 20px 28px; }
.desk > div > h1 { font-size: 26px; display: block; max-height: none; } .desk > div > h2 { font-size: 17px; color: var(--secondary); margin: 14px 0 4px; font-weight: 600; }
.desk > div > ul > li { padding: 3px 0; } .times { display: flex; flex-wrap: wrap; align-items: baseline; gap: 6px 28px; font-size: 22px; grid-column: 1 / -1; border-bottom: 1px solid var(--hairline); padding-bottom: 10px; }
.times b { font-size: 30px; font-weight: 600; } .times .over { color: var(--risk); }
.peek { position: relative; width: 100%; aspect-ratio: 16 / 9; overflow: hidden; border: 1px solid var(--hairline); border-radius: 8px; background: #fff; }
.peek .screen { visibility: visible; width: 1920px; height: 1080px; right: auto; bottom: auto; transform-origin: 0 0; }
.desk > div > .notes > li { font-size: 26px; line-height: 1.35; }`;
let desk = null;

function openNotes() {
  desk = window.open("", "", "popup,width=1180,height=760");
  if (!desk) return toast(W.notes_blocked);
  const style = make("style", { textContent: document.querySelector("style").textContent + DESK_STYLE });
  desk.document.title = W.notes;
  desk.document.documentElement.lang = "vi";
  desk.document.head.append(style);
  desk.document.addEventListener("keydown", onDeskKey);
  desk.addEventListener("resize", drawDesk);
  drawDesk();
}

// What opens a box opens it on the main window, so that one comes to the front.
function onDeskKey(event) {
  onKey(event);
  if (boxIsOpen()) window.focus();
}

function drawDesk() {
  if (!desk || desk.closed) return;
  const screen = told.screens[here];
  const block = (title, lines, className = "") =>
    lines.length ? [make("h2", { textContent: title }), make("ul", { className }, ...lines.map((line) => make("li", { textContent: line })))] : [];
  const notes = screen.notes.length ? screen.notes : [W.no_notes];
  const left = make("div", {}, make("h1", { textContent: screen.title }), ...block(W.notes_of, notes, "notes"),
    ...block(W.owners, screen.owners), ...block(W.sources, screen.sources));
  desk.document.body.replaceChildren(make("main", { className: "desk" }, make("div", { className: "times", id: "times" }), left, nextScreen()));
  const peek = desk.document.querySelector(".peek");
  if (peek) peek.firstChild.style.transform = `scale(${peek.clientWidth / STAGE.width})`;
  tick();
}

function nextScreen() {
  const next = screens[here + 1];
  const title = make("h2", { textContent: next ? `${W.next}: ${told.screens[here + 1].title}` : W.last });
  if (!next) return make("div", {}, title);
  const shown = next.cloneNode(true);
  shown.removeAttribute("id");
  return make("div", {}, title, make("div", { className: "peek", inert: true }, shown));
}

const clockOf = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function tick() {
  const times = desk && !desk.closed && desk.document.getElementById("times");
  if (!times) return;
  const now = new Date();
  const pair = (label, value, className = "") => make("span", { className }, `${label} `, make("b", { textContent: value }));
  const shown = [pair(say(W.place, { n: here + 1, total: screens.length }), ""),
    pair(W.clock, now.toTimeString().slice(0, 5)), pair(W.elapsed, clockOf((now - began) / 1000))];
  const { minutes } = told.screens[here];
  if (minutes) {
    const left = minutes * 60 - (now - itemBegan) / 1000;
    const said = say(left < 0 ? W.over : W.left, { time: clockOf(Math.abs(left)) });
    shown.push(pair(`${say(W.item_time, { minutes })},`, said, left < 0 ? "over" : ""));
  }
  times.replaceChildren(...shown);
}

function watchDesk() {
  whenMoved.push(drawDesk);
  setInterval(tick, 1000);
  addEventListener("pagehide", () => desk?.close());
}
