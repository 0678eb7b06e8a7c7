// What was concluded in this sitting, kept on this machine at once, by snapshot.
const SHELF = `giao-ban:${told.snapshot}:${told.sha256}`;
let unkept = [];

function onShelf() {
  try { return JSON.parse(localStorage.getItem(SHELF)) ?? []; } catch { return []; }
}

// Each is {conclusion, sent}; what another window has kept meanwhile stays.
function recorded() {
  const shelf = onShelf();
  const ids = new Set(shelf.map((one) => one.conclusion.conclusion_id));
  return [...shelf, ...unkept.filter((one) => !ids.has(one.conclusion.conclusion_id))];
}

function keep(all) {
  try { localStorage.setItem(SHELF, JSON.stringify(all)); unkept = []; } catch { unkept = all; }
}

function record(text, unit, deadline) {
  const screen = told.screens[here];
  const conclusion = {
    conclusion_id: newId(),
    snapshot_id: told.snapshot,
    screen: `${screen.heading || screen.title} (${say(W.place, { n: here + 1, total: screens.length })})`,
    said: screen.said,
    text,
    unit,
    deadline,
    recorded_at: localTime(new Date()),
  };
  keep([...recorded(), { conclusion, sent: false }]);
}

function markSent(ids) {
  keep(recorded().map((one) => (ids.includes(one.conclusion.conclusion_id) ? { ...one, sent: true } : one)));
}

// As crypto.randomUUID, which a page served without TLS doesn't have.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function localTime(moment) {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

function saveFile() {
  const said = { snapshot: told.snapshot, sha256: told.sha256, conclusions: recorded().map((one) => one.conclusion) };
  const address = URL.createObjectURL(new Blob([JSON.stringify(said, null, 1)], { type: "application/json" }));
  make("a", { href: address, download: `ket-luan-giao-ban-${told.snapshot}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
