/** The cookie that holds a chosen theme; without it the system decides. */
export const THEME_COOKIE = "theme";
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Reads the cookie's value; anything unknown follows the system. */
export const themeOf = (value: string | undefined): Theme =>
  themes.find((theme) => theme === value) ?? "system";
