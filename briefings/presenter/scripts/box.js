// The one dialog: a title, what is put into it, and Esc to close it.
function make(tag, given = {}, ...inside) {
  const made = Object.assign(document.createElement(tag), given);
  made.append(...inside);
  return made;
}

function openBox(title, ...inside) {
  const box = part("box");
  const close = make("button", { type: "button", textContent: W.close, onclick: () => box.close() });
  box.replaceChildren(make("div", { className: "top" }, make("h2", { id: "box-title", textContent: title }), close), ...inside);
  if (!box.open) box.showModal();
  (box.querySelector("[autofocus]") ?? close).focus();
}

const boxIsOpen = () => part("box").open;

function labelled(text, field, beside = "") {
  return make("label", {}, text, beside, field);
}

function toast(text) {
  const state = part("state");
  state.textContent = text;
  state.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(showState, 4000);
}

// What stays in the corner: a running rotation, or conclusions that wait for the connection.
function showState() {
  const text = rotation.seconds ? say(W.rotating, rotation) : sendingState();
  part("state").textContent = text;
  part("state").hidden = !text;
}
