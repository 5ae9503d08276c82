/** The pattern that finds a text anywhere: what LIKE gives a meaning to is taken literally. */
export const anywhere = (text: string): string => `%${text.replace(/[\\%_]/gu, "\\$&")}%`;
