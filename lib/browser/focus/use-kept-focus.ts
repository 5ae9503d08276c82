"use client";

import { useCallback, type RefCallback } from "react";
import { keepFocus } from "./kept-focus";

/**
 * For the `ref` of a section whose buttons can go away when they are pressed: what stands beside them has
 * the focus then, else the section's heading (kept-focus.ts). The section itself has to stay.
 */
export const useKeptFocus = (): RefCallback<HTMLElement> =>
  useCallback((section) => (section === null ? undefined : keepFocus(section)), []);
