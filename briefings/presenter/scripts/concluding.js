// K: the form of a conclusion, over the screen that it is about, and the list of those recorded.
function conclude() {
  const screen = told.screens[here];
  const text = make("textarea", { autofocus: true, maxLength: 2000 });
  const unit = make("input", { autocomplete: "off", maxLength: 200, placeholder: W.unit_hint });
  unit.setAttribute("list", "units");
  const units = make("datalist", { id: "units" }, ...told.units.map((one) => make("option", { value: one.name })));
  const deadline = make("input", { type: "date" });
  const day = make("span", { className: "hint" });
  const wrong = make("p", { className: "wrong" });
  wrong.setAttribute("role", "alert");
  const list = make("div");
  const form = make("form", { noValidate: true },
    make("p", { className: "said" }, make("b", { textContent: screen.heading || screen.title }), screen.said ? make("br") : "", screen.said),
    labelled(W.text, text),
    make("div", { className: "pair" }, labelled(W.unit, unit), labelled(W.deadline, deadline, day)),
    units, wrong,
    make("div", { className: "row" },
      make("button", { className: "main", textContent: W.save }),
      make("button", { type: "button", textContent: W.save_file, onclick: saveFile })));
  form.onsubmit = (event) => {
    event.preventDefault();
    wrong.textContent = text.value.trim() ? "" : W.text_missing;
    if (wrong.textContent) return text.focus();
    record(text.value.trim(), codeOf(unit.value.trim()), deadline.value);
    form.reset();
    form.oninput();
    text.focus();
    fill();
    send();
    toast(unkept.length ? W.not_kept : W.saved_toast);
  };
  text.onkeydown = (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); };
  [text.value, unit.value, deadline.value] = half;
  form.oninput = () => {
    half = [text.value, unit.value, deadline.value];
    day.textContent = deadline.value ? ` ${dayOf(deadline.value)}` : "";
  };
  form.oninput();
  const fill = () => list.replaceChildren(...recordedList());
  whenSent.splice(0, whenSent.length, fill);
  fill();
  openBox(W.conclude, form, list, make("p", { className: "hint", textContent: served ? "" : W.from_disk }));
}

// What is typed and not saved yet comes back when the form is opened again.
let half = ["", "", ""];

// The field shows a date as the machine's language has it; beside it stands the day as we write it.
const dayOf = (iso) => iso.split("-").reverse().join("/");

// A unit of the list is told by its code, anybody else as typed.
function codeOf(typed) {
  const known = told.units.find((one) => plain(one.name) === plain(typed));
  return known ? known.code : typed;
}

function recordedList() {
  const all = recorded();
  if (!all.length) return [make("p", { className: "hint", textContent: W.none_recorded })];
  const names = Object.fromEntries(told.units.map((one) => [one.code, one.name]));
  const items = all.toReversed().map(({ conclusion, sent }) => {
    const lost = unkept.some((one) => one.conclusion.conclusion_id === conclusion.conclusion_id);
    const state = sent ? W.sent : lost ? W.not_kept : W.kept;
    const about = [names[conclusion.unit] ?? conclusion.unit, dayOf(conclusion.deadline)].filter(Boolean).join(", ");
    const mark = make("span", { className: `kept${sent ? " sent" : lost ? " lost" : ""}`, textContent: ` (${state})` });
    return make("li", {}, make("b", { textContent: conclusion.text }), about ? ` – ${about}` : "", mark);
  });
  return [make("label", { textContent: say(W.recorded, { count: all.length }) }), make("ul", {}, ...items)];
}
