"use client";

import { Icon } from "@/components/ui/icon";
import { notify } from "@/components/ui/toast";

/** Hands the page's address on: to the device's own share sheet where it has one, else to the clipboard. */
export function ShareButton({ name }: { name: string }) {
  const share = async (): Promise<void> => {
    // Filters and fragments of how somebody came here are theirs.
    const url = new URL(window.location.pathname, window.location.origin).href;
    if ("share" in navigator) {
      // Rejected too when somebody closes the sheet.
      await navigator.share({ title: name, url }).catch(() => undefined);
      return;
    }
    await copy(url);
  };

  return (
    <button
      type="button"
      aria-label="Share"
      title="Share"
      onClick={() => void share()}
      className="text-muted hover:bg-wall hover:text-ink grid size-10 shrink-0 place-items-center rounded-full print:hidden"
    >
      <Icon name="share" />
    </button>
  );
}

const copy = async (url: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(url);
    notify({ kind: "success", text: "The address of this page is in your clipboard." });
  } catch {
    notify({
      kind: "error",
      text: "The browser did not allow copying. Take it from the address bar.",
    });
  }
};
