/** The element id of an instruction within a list of them; `anchor` tells lists on one page apart. */
export const anchorOf = (anchor: string, instruction: number): string =>
  `${anchor}-instruction-${instruction}`;

/** Unfolds everything around an instruction and the instruction itself, and moves the focus to it. */
export const reveal = (anchor: string, instruction: number): void => {
  const target = document.getElementById(anchorOf(anchor, instruction));
  if (target === null) return;
  for (let around = target.closest("details"); around !== null;) {
    around.open = true;
    around = around.parentElement?.closest("details") ?? null;
  }
  for (const inside of target.querySelectorAll("details")) inside.open = true;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
};
