// C: every screen is measured as the browser has laid it out, in pixels of the stage.
const SMALLEST = 24;
const KEY_SHARE = 0.08;
const DIGIT_HEIGHT = 0.65;
const REGIONS = "header, footer, .other, .left, .lines, .table, .seen, .nothing, .cover, .cover-qr, .sources";

function checkAll() {
  const by = spot();
  const wrong = screens.flatMap((screen, at) => [...new Set(checkScreen(screen, told.screens[at], by))].map((said) => ({ screen: at + 1, said })));
  const loaded = ["400", "600"].every((weight) => document.fonts.check(`${weight} 24px "Giao Ban Sans"`, "Ằ"));
  return loaded ? wrong : [...wrong, { screen: 1, said: W.check_font }];
}

function* checkScreen(screen, about, by) {
  for (const element of textElements(screen)) {
    const text = shortened(element.textContent);
    const size = sizeOf(element, by);
    if (size < SMALLEST - 0.1) yield say(W.check_small, { size: Math.round(size * 10) / 10, text });
    if (isOutside(element, screen, by)) yield say(W.check_overflow, { text });
    if (isCut(element)) yield say(W.check_cut, { text });
  }
  yield* checkKey(screen);
  yield* checkSaid(screen, about);
}

function* checkKey(screen) {
  const key = screen.querySelector(".key .number b");
  const height = key && typeSize(key) * DIGIT_HEIGHT;
  if (key && height < KEY_SHARE * STAGE.height) yield say(W.check_key, { size: Math.round(height) });
  const title = screen.querySelector("header h1");
  if (title && title.getClientRects().length && title.scrollHeight > 2.5 * typeSize(title)) yield W.check_lines;
}

function* checkSaid(screen, about) {
  const said = (name) => screen.querySelector(name)?.textContent.trim();
  if (about.numbers && !said("footer .cutoff")) yield W.check_cutoff;
  if (about.covered && !said("footer .coverage")) yield W.check_coverage;
  if (!said("footer .identity")?.includes(told.snapshot)) yield W.check_id;
  if (!screen.querySelector("footer .qr svg")) yield W.check_qr;
  if (about.made_up && !said("footer .made-up")) yield W.check_made_up;
}

function* textElements(screen) {
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  let last = null;
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (walker.currentNode.data.trim() && parentElement !== last) yield (last = parentElement);
  }
}

function sizeOf(element, by) {
  const size = typeSize(element);
  if (!(element instanceof SVGElement)) return size;
  return size * element.getScreenCTM().a / by;
}

function isOutside(element, screen, by) {
  const regions = [element.closest(REGIONS), element.closest(".body, header, footer"), screen].filter(Boolean);
  if (!element.getClientRects().length) return false;
  const own = element.getBoundingClientRect(), room = (element instanceof SVGElement ? 40 : 2 + standsOut(element) / 2) * by;
  return regions.map((region) => region.getBoundingClientRect()).some((region) =>
    own.left < region.left - room || own.right > region.right + room || own.top < region.top - room || own.bottom > region.bottom + room);
}

function isCut(element) {
  if (element instanceof SVGElement) return element.textContent.trim().endsWith("…");
  const holder = element.closest("h1, .label, .cell, .heading, .sources, figcaption, .lines, .table, .other, .left");
  return Boolean(holder) && getComputedStyle(holder).overflow === "hidden" && runsOver(holder);
}

const shortened = (text) => (text.trim().length > 50 ? `${text.trim().slice(0, 50)}…` : text.trim());

function showCheck() {
  const wrong = checkAll();
  const said = say(wrong.length ? W.check_some : W.check_none, { total: screens.length, count: wrong.length });
  const list = make("ul");
  for (const at of new Set(wrong.map((one) => one.screen))) {
    const items = wrong.filter((one) => one.screen === at).map((one) => make("li", { textContent: one.said }));
    list.append(make("li", {}, make("b", { textContent: say(W.at, { n: at, title: told.screens[at - 1].title }) }), make("ul", {}, ...items)));
  }
  openBox(W.check, make("p", { textContent: said }), list);
}

window.giaoBanCheck = checkAll;
