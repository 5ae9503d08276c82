import { useEffect, useState, useSyncExternalStore } from "react";
import { errorTable } from "@/lib/core/errors";
import type { FileView } from "@/lib/core/files";
import { uploadDraft } from "./draft";
import { hashOf } from "./hash";
import { isUnderWay, type UploadItem } from "./item";
import { knownFiles } from "./known";
import { lookFirst, type Wanted } from "./look-first";
import { sendFile } from "./send";
import { createUploads, type UploadPorts, type Uploads } from "./uploads";

const none: readonly UploadItem[] = [];
const noItems = () => none;

const pause: UploadPorts["pause"] = (millis, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

const portsFor = (wanted: Wanted): UploadPorts => ({
  lookFirst: (file) => lookFirst(file, wanted),
  hash: hashOf,
  known: knownFiles,
  send: sendFile,
  pause,
  preview: {
    make: (file) => URL.createObjectURL(file),
    drop: (url) => {
      URL.revokeObjectURL(url);
    },
  },
});

const thumbnailOf = ({ id }: FileView): string => `/api/files/${id}/thumbnail`;

/** Brings back what an earlier visit left, and finds out whether the server still has it. */
const restore = async (uploads: Uploads, draft: ReturnType<typeof uploadDraft>): Promise<void> => {
  const left = draft.read();
  if (left.length === 0 || uploads.items().length > 0) return;
  uploads.restore(left, thumbnailOf);
  const sha256 = left.flatMap(({ file }) => (file === null ? [] : [file.sha256]));
  if (sha256.length === 0) return;
  const there = new Set((await knownFiles(sha256)).map((file) => file.sha256));
  const gone = sha256.filter((one) => !there.has(one));
  uploads.missing(gone, errorTable.FILE_NOT_FOUND.sentence);
};

/**
 * A list of files that send themselves (uploads.ts), remembered under a name in this tab. While one is
 * on its way, the browser asks before it leaves the page.
 */
export const useUploads = (
  name: string,
  wanted: Wanted,
): { readonly uploads: Uploads; readonly items: readonly UploadItem[] } => {
  const [uploads] = useState(() => createUploads(portsFor(wanted)));
  const items = useSyncExternalStore(uploads.subscribe, uploads.items, noItems);

  useEffect(() => {
    const draft = uploadDraft(name);
    // Where the server can't be asked now, it says so when the files are used.
    restore(uploads, draft).catch(() => undefined);
    return uploads.subscribe(() => {
      draft.write(uploads.items());
    });
  }, [uploads, name]);

  const sending = items.some(isUnderWay);
  useEffect(() => {
    if (!sending) return;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
    };
  }, [sending]);

  return { uploads, items };
};
