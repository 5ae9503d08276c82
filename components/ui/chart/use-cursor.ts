import { useState, type KeyboardEvent, type PointerEvent } from "react";
import { nearestTo } from "./layout";

/** Which point is looked at, and how one gets to the others. */
interface Cursor {
  readonly index: number;
  /** Whether somebody is looking: the mark is drawn for them alone. */
  readonly isShown: boolean;
  readonly handlers: {
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

const goneTo = (key: string, index: number, last: number): number | null => {
  const far = Math.max(1, Math.round((last + 1) / 10));
  if (key === "ArrowLeft" || key === "ArrowDown") return index - 1;
  if (key === "ArrowRight" || key === "ArrowUp") return index + 1;
  if (key === "PageDown") return index - far;
  if (key === "PageUp") return index + far;
  if (key === "Home") return 0;
  return key === "End" ? last : null;
};

/** The newest point until another is chosen by arrow keys, pointer or finger. */
export const useCursor = (xs: readonly number[]): Cursor => {
  const [chosen, choose] = useState<number | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [isPointed, setPointed] = useState(false);
  const last = xs.length - 1;
  const index = Math.min(chosen ?? last, last);
  return {
    index,
    isShown: isFocused || isPointed,
    handlers: {
      onKeyDown: (event) => {
        const next = goneTo(event.key, index, last);
        if (next === null || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        choose(Math.min(Math.max(next, 0), last));
      },
      onPointerMove: (event) => {
        const { left, width } = event.currentTarget.getBoundingClientRect();
        setPointed(true);
        choose(nearestTo(xs, ((event.clientX - left) / width) * 100));
      },
      onPointerLeave: () => {
        setPointed(false);
        if (!isFocused) choose(null);
      },
      onFocus: () => {
        setFocused(true);
      },
      onBlur: () => {
        setFocused(false);
        choose(null);
      },
    },
  };
};
