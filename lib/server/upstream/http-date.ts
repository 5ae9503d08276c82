/** RFC 9110's one form that is sent today; Date.parse alone takes nearly anything for a date. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

const parse = (text: string): number | null => {
  const millis = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(millis) ? null : millis;
};

/** The last one read: every answer of the same second says the same. */
let last: { readonly text: string; readonly millis: number | null } = { text: "", millis: null };

/** The second an HTTP date names, in Unix milliseconds; null for text that is none. */
export const httpDate = (text: string): number | null => {
  if (text !== last.text) last = { text, millis: parse(text) };
  return last.millis;
};
