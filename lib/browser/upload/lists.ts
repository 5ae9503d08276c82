import { signedIn } from "@/lib/browser/forms/draft";
import type { FileView } from "@/lib/core/files";
import { uploadDraft } from "./draft";
import { isUnderWay } from "./item";
import type { Wanted } from "./look-first";
import { portsFor } from "./ports";
import { createUploads, type Uploads } from "./uploads";

/**
 * The lists of this tab: they outlive their pages, so that what is on its way goes on while somebody looks
 * at another page of ours, and is found as it is. They are the wallet's that is signed in; with it they go.
 */
interface List {
  readonly uploads: Uploads;
  /** Nobody hears of it any more; what is on its way is given up. What is remembered of it stays. */
  readonly drop: () => void;
}

const lists = new Map<string, List>();
let owner = "";
const listeners = new Set<() => void>();

const askBeforeLeaving = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
};

/** While a file is on its way, the browser asks before it leaves the page: with it the file is gone. */
const guardLeaving = (): void => {
  const isSending = [...lists.values()].some(({ uploads }) => uploads.items().some(isUnderWay));
  if (isSending) window.addEventListener("beforeunload", askBeforeLeaving);
  else window.removeEventListener("beforeunload", askBeforeLeaving);
};

const thumbnailOf = ({ id }: FileView): string => `/api/files/${id}/thumbnail`;

const open = (name: string, wanted: Wanted): List => {
  const uploads = createUploads(portsFor(wanted));
  const draft = uploadDraft(name);
  const left = draft.read();
  if (left.length > 0) uploads.restore(left, thumbnailOf);
  const stop = uploads.subscribe(() => {
    draft.write(uploads.items());
    guardLeaving();
  });
  const drop = (): void => {
    stop();
    uploads.clear();
  };
  return { uploads, drop };
};

/** Drops what is another's than the wallet that is signed in. */
const followOwner = (): void => {
  if (owner === signedIn()) return;
  for (const { drop } of lists.values()) drop();
  lists.clear();
  guardLeaving();
  owner = signedIn();
  for (const listener of listeners) listener();
};

let isFollowing = false;

/** Another wallet, or none, is signed in without the page being loaded anew. */
const follow = (): void => {
  if (isFollowing) return;
  isFollowing = true;
  owner = signedIn();
  const watch = new MutationObserver(followOwner);
  watch.observe(document.documentElement, { attributeFilter: ["data-wallet"] });
};

/** The signed-in wallet's list of that name, made where there is none. In a browser only. */
export const listOf = (name: string, wanted: Wanted): Uploads => {
  follow();
  const there = lists.get(name);
  if (there) return there.uploads;
  const list = open(name, wanted);
  lists.set(name, list);
  return list.uploads;
};

/** Hears that the lists are another wallet's now. @returns the way to stop */
export const onOtherOwner = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
