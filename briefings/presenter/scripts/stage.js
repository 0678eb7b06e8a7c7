// The stage: fixed at 1920 x 1080, scaled to any window; one screen of it is seen.
const STAGE = { width: 1920, height: 1080 };
const told = JSON.parse(document.getElementById("told").textContent);
const W = told.words;
const screens = [...document.querySelectorAll(".screen")];
const whenMoved = [];
const began = Date.now();
let here = 0;
let itemBegan = Date.now();

const say = (text, given) => text.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
const part = (id) => document.getElementById(id);
const spot = () => Math.min(innerWidth / STAGE.width, innerHeight / STAGE.height);

function scale() {
  const by = spot();
  const left = Math.round((innerWidth - STAGE.width * by) / 2);
  const top = Math.round((innerHeight - STAGE.height * by) / 2);
  part("stage").style.transform = `translate(${left}px, ${top}px) scale(${by})`;
}

function show(at) {
  const next = Math.max(0, Math.min(screens.length - 1, at));
  if (told.screens[next].item !== told.screens[here].item) itemBegan = Date.now();
  screens[here].classList.remove("on");
  screens[next].classList.add("on");
  here = next;
  keepPlace();
  part("live").textContent = `${say(W.place, { n: here + 1, total: screens.length })}. ${told.screens[here].title}`;
  for (const tell of whenMoved) tell();
}

// The address keeps the place, and the seconds of a rotation: #7, #7&xoay=20.
function keepPlace() {
  const address = `#${here + 1}${rotation.seconds ? `&xoay=${rotation.seconds}` : ""}`;
  if (location.hash !== address) history.replaceState(null, "", address);
}

function readPlace() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const [first] = asked.keys();
  return { at: (parseInt(first, 10) || 1) - 1, seconds: parseInt(asked.get("xoay"), 10) || 0, check: asked.has("kiem-tra") };
}
