"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { THEME_COOKIE, themes, type Theme } from "./theme";

const YEAR_SECONDS = 31_536_000;

const words: Readonly<Record<Theme, string>> = {
  system: "Theme: as the system",
  light: "Theme: light",
  dark: "Theme: dark",
};
const icons = { system: "system", light: "sun", dark: "moon" } as const satisfies Record<
  Theme,
  string
>;

/** Turns to the next theme at once and keeps it in a cookie, so that the server renders it next time. */
export function ThemeToggle({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);

  const turn = () => {
    const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
    setTheme(next);
    if (next === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = next;
    const age = next === "system" ? 0 : YEAR_SECONDS;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${age}; samesite=lax`;
  };

  return (
    <button
      type="button"
      aria-label={words[theme]}
      title={words[theme]}
      onClick={turn}
      className="text-muted hover:bg-wall hover:text-ink grid size-10 shrink-0 place-items-center rounded-control max-[22rem]:hidden"
    >
      <Icon name={icons[theme]} />
    </button>
  );
}
