import type * as Detector from "@/lib/core/text/wallet-secret";
import { mayHoldWalletSecret } from "@/lib/core/text/wallet-secret/may-hold";
import { announceInput, pasteInto, setValue, textControlOf, type TextControl } from "./fields";

/** What was kept out: a secret by its kind, or what could not be looked at. */
export type Refusal = Detector.WalletSecret["kind"] | "unchecked";

/**
 * Keeps wallets' secrets out of every text control of a page (seed R13): what is pasted is looked at
 * before it is in the field, what is typed, dropped or filled in before any script of the page reads it,
 * so that none of it comes into a draft or a request. The word list comes with the first field that is
 * used. Returns the way to stop.
 */
export const watchFields = (refused: (what: Refusal) => void): (() => void) => {
  const stop = new AbortController();
  let detector: typeof Detector | null = null;

  const load = async (): Promise<typeof Detector> =>
    (detector ??= await import("@/lib/core/text/wallet-secret"));

  /** Takes secrets out of what stands in a control. @returns whether there were any */
  const clean = (
    control: TextControl,
    { findWalletSecret, withoutWalletSecrets }: typeof Detector,
  ) => {
    const found = findWalletSecret(control.value);
    if (found === null) return false;
    setValue(control, withoutWalletSecrets(control.value));
    refused(found.kind);
    return true;
  };

  const onPaste = (event: ClipboardEvent): void => {
    const control = textControlOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (control === null || !mayHoldWalletSecret(text)) return;
    const withhold = (): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    if (detector) {
      const found = detector.findWalletSecret(text);
      if (found === null) return;
      withhold();
      refused(found.kind);
      return;
    }
    withhold();
    load().then(
      ({ findWalletSecret }) => {
        const found = findWalletSecret(text);
        if (found) refused(found.kind);
        else pasteInto(control, text);
      },
      () => {
        refused("unchecked");
      },
    );
  };

  const onInput = ({ target }: Event): void => {
    const control = textControlOf(target);
    if (control === null || !mayHoldWalletSecret(control.value)) return;
    if (detector) {
      clean(control, detector);
      return;
    }
    load().then(
      (loaded) => {
        if (clean(control, loaded)) announceInput(control);
      },
      // Typed long before it could be looked at, and nothing can be loaded: the server looks again.
      () => undefined,
    );
  };

  const onFocus = ({ target }: Event): void => {
    if (textControlOf(target) !== null) load().catch(() => undefined);
  };

  // At the window, on the way down: before every other listener.
  const options = { capture: true, signal: stop.signal } as const;
  window.addEventListener("paste", onPaste, options);
  window.addEventListener("input", onInput, options);
  window.addEventListener("focusin", onFocus, options);
  return () => {
    stop.abort();
  };
};
