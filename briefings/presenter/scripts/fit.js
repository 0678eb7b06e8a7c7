// Text that doesn't fit is set smaller, never below its least size; the check reports what is still too long.
const LEAST = 24;

// A line is set tighter than its letters' own box, so that much may stand out.
const SLACK = 0.15;

const typeSize = (element) => parseFloat(getComputedStyle(element).fontSize);
const runsOver = (box) => box.scrollHeight > box.clientHeight + 1 + SLACK * typeSize(box) || box.scrollWidth > box.clientWidth + 1;

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
