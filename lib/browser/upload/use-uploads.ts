import { useEffect, useSyncExternalStore } from "react";
import type { UploadItem } from "./item";
import { listOf, onOtherOwner } from "./lists";
import type { Wanted } from "./look-first";
import { portsFor } from "./ports";
import { createUploads, type Uploads } from "./uploads";

const none: readonly UploadItem[] = [];
const noItems = () => none;
/** What stands for a list while the server draws the page: nobody adds to it. */
const nobodys = createUploads(portsFor("pictures"));
const noList = () => nobodys;

/**
 * A list of files that send themselves (uploads.ts), by its name the signed-in wallet's for as long as the
 * tab is open (lists.ts): whoever comes back to it finds it as it is by then.
 */
export const useUploads = (
  name: string,
  wanted: Wanted,
): { readonly uploads: Uploads; readonly items: readonly UploadItem[] } => {
  const uploads = useSyncExternalStore(onOtherOwner, () => listOf(name, wanted), noList);
  const items = useSyncExternalStore(uploads.subscribe, uploads.items, noItems);

  useEffect(() => {
    // Where the server can't be asked now, it says so when the files are used.
    if (uploads !== nobodys) uploads.check().catch(() => undefined);
  }, [uploads]);

  return { uploads, items };
};
