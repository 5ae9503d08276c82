"use client";

import { useMemo, useState } from "react";
import { maskDraft, type Mask } from "./mask-draft";

/**
 * The mask of a picture, as it was left. Only for what is never drawn by the server, which can't know it:
 * the desk waits for the picture itself.
 */
export const useMask = (source: string) => {
  const draft = useMemo(() => maskDraft(source), [source]);
  const [mask, setMask] = useState(draft.read);
  const change = (part: Partial<Mask>): void => {
    const next = { ...mask, ...part };
    setMask(next);
    draft.write(next);
  };
  return [mask, change] as const;
};
