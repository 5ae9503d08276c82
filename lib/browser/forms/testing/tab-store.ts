import type { DraftStore } from "../draft";

/** A tab's memory; what it holds outlives the page. */
export const tabStore = (): DraftStore => {
  let kept: unknown;
  return {
    read: () => kept,
    write: (values) => {
      kept = JSON.parse(JSON.stringify(values));
    },
    forget: () => {
      kept = undefined;
    },
  };
};
