const LOOK_EVERY_MS = 3_000;

/** The part of `document` that tells whether anybody looks at the page. */
export type Visibility = Pick<
  Document,
  "visibilityState" | "addEventListener" | "removeEventListener"
>;

/**
 * Looks every few seconds while the page is visible, and at once when it becomes so: that is when a
 * person comes back from the tab in which they did something else. Returns the way to stop.
 */
export const lookout = (look: () => void, page: Visibility): (() => void) => {
  const lookIfSeen = (): void => {
    if (page.visibilityState === "visible") look();
  };
  const timer = setInterval(lookIfSeen, LOOK_EVERY_MS);
  page.addEventListener("visibilitychange", lookIfSeen);
  return () => {
    clearInterval(timer);
    page.removeEventListener("visibilitychange", lookIfSeen);
  };
};
