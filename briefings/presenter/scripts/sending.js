// Only the copy that the app serves sends conclusions, again and again until each has been taken once.
const ADDRESS = "/ket-luan";
const AGAIN = 5000;
const served = told.token !== "" && location.protocol.startsWith("http");
const sending = { busy: false, failed: false, refused: false };

const waiting = () => (served ? recorded().filter((one) => !one.sent) : []);

async function send() {
  const batch = waiting().map((one) => one.conclusion);
  if (!batch.length || sending.busy || sending.refused) return;
  sending.busy = true;
  try {
    const body = JSON.stringify({ token: told.token, snapshot: told.snapshot, sha256: told.sha256, conclusions: batch });
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(ADDRESS, { method: "POST", headers, body, signal: AbortSignal.timeout(10000) });
    sending.refused = answer.status === 403;
    sending.failed = !answer.ok;
    if (answer.ok) markSent((await answer.json()).kept);
  } catch {
    sending.failed = true;
  }
  sending.busy = false;
  showState();
  for (const tell of whenSent) tell();
}

const whenSent = [];

function sendingState() {
  if (sending.refused) return W.refused;
  return sending.failed && waiting().length ? say(W.offline, { count: waiting().length }) : "";
}

function watchSending() {
  if (!served) return;
  setInterval(send, AGAIN);
  addEventListener("online", send);
  send();
}
