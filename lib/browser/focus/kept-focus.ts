const ITEM = "li, tr, fieldset";
const PRESSABLE = "button:enabled, a[href], input:enabled:not([hidden])";
const HEADING = "h1, h2, h3, h4";

const pressable = (within: Element): readonly HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(PRESSABLE),
];

/** What had the focus last, and what stood about it then: later it may be gone with its place. */
interface Held {
  readonly element: HTMLElement;
  /** Its place among what can be pressed in its item. */
  readonly place: number;
  /** Its item, those after it, those before it from the nearest on; of what is in no item, those before. */
  readonly items: readonly Element[];
}

const heldAt = (element: HTMLElement, section: HTMLElement): Held => {
  const item = element.closest(ITEM);
  if (item !== null && section.contains(item)) {
    const siblings = [...(item.parentElement?.children ?? [])];
    const at = siblings.indexOf(item);
    const items = [...siblings.slice(at), ...siblings.slice(0, at).toReversed()];
    return { element, place: pressable(item).indexOf(element), items };
  }
  const before = [...section.querySelectorAll(ITEM)].filter(
    (one) => one.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return { element, place: 0, items: before.toReversed() };
};

const headingOf = (section: HTMLElement): HTMLElement =>
  [...section.querySelectorAll<HTMLElement>(HEADING)].find(
    (heading) => !section.contains(heading.closest(ITEM)),
  ) ?? section;

/** Where somebody goes on from whose button is gone: beside it, else at the section's heading. */
const nextAfter = ({ items, place }: Held, section: HTMLElement): HTMLElement => {
  for (const item of items) {
    const all = item.isConnected ? pressable(item) : [];
    const found = all[place] ?? all.at(-1);
    if (found) return found;
  }
  const heading = headingOf(section);
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
};

const isUsable = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(":disabled");

/**
 * Keeps the focus within a section when what has it goes away: pressed and gone with its item, replaced by
 * the next step's button, or taken away by news from elsewhere. A browser lets it fall to the page's
 * beginning then. What is only switched off for a while gets it back. Whoever goes elsewhere by themselves
 * is left alone, and a dialog looks after its own.
 * @returns the way to stop
 */
export const keepFocus = (section: HTMLElement): (() => void) => {
  let held: Held | null = null;

  const mend = (): void => {
    if (held === null || document.activeElement !== document.body) return;
    if (isUsable(held.element)) held.element.focus();
    else if (!held.element.isConnected) nextAfter(held, section).focus();
  };
  const enter = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement && target.closest("dialog") === null)
      held = heldAt(target, section);
  };
  const leave = (): void => {
    // Removing an element blurs it while it still stands: what is true is known a moment later.
    queueMicrotask(() => {
      const now = document.activeElement;
      if (held === null || now === null || now.closest("dialog") !== null) return;
      if (!section.contains(now) && isUsable(held.element)) held = null;
    });
  };
  const watch = new MutationObserver(mend);
  section.addEventListener("focusin", enter);
  section.addEventListener("focusout", leave);
  watch.observe(section, { subtree: true, childList: true, attributeFilter: ["disabled"] });
  return () => {
    section.removeEventListener("focusin", enter);
    section.removeEventListener("focusout", leave);
    watch.disconnect();
  };
};
