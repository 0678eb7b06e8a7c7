// Text that doesn't fit is set smaller, never below its least size; the check reports what is still too long.
const LEAST = 24;

// The height of a letter's own box in its type size. Where lines are set tighter, it stands out.
const OWN_HEIGHT = 1.26;

const typeSize = (element) => parseFloat(getComputedStyle(element).fontSize);
const standsOut = (element) => Math.max(0, OWN_HEIGHT * typeSize(element) - parseFloat(getComputedStyle(element).lineHeight));
const runsOver = (box) => box.scrollHeight > box.clientHeight + 1 + standsOut(box) || box.scrollWidth > box.clientWidth + 1;

function fit(box) {
  const least = Number(box.dataset.least ?? LEAST);
  for (let size = Number(box.dataset.fit); ; size -= 2) {
    box.style.setProperty("--fit", Math.max(size, least));
    if (size <= least || !runsOver(box)) return;
  }
}

async function fitAll() {
  await Promise.all(["400", "600"].map((weight) => document.fonts.load(`${weight} 24px "Giao Ban Sans"`, "Ằ")));
  document.querySelectorAll("[data-fit]").forEach(fit);
}
