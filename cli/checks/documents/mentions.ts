/** What a document names of the repository, read out of its Markdown. */

const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found = ""]) => found)),
];

/** `npm run X`, with or without options of npm's own. */
export const commandsIn = (text: string): readonly string[] =>
  all(text, /\bnpm run (?:--silent )?([a-z][\w:-]*)/gu);

/** `lib/{a,b}/c` means two places. */
const alternatives = (path: string): readonly string[] => {
  const [from, to] = [path.indexOf("{"), path.indexOf("}")];
  if (from === -1 || to < from) return [path];
  return path
    .slice(from + 1, to)
    .split(",")
    .flatMap((part) => alternatives(path.slice(0, from) + part + path.slice(to + 1)));
};

/** Places in the repository, written as code from one of its top folders on. */
export const placesIn = (text: string): readonly string[] =>
  all(text, /`((?:app|bench|cli|components|docs|e2e|lib|sandbox)\/[^`\s]*)`/gu).flatMap(
    alternatives,
  );

/** `WORDS_IN_CAPITALS`: environment variables, error codes, constants. */
export const capitalsIn = (text: string): readonly string[] =>
  all(text, /\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/gu);

export interface Link {
  /** As written, relative to the document; empty for a place in the same one. */
  readonly file: string;
  /** The heading's anchor; empty where the link has none. */
  readonly anchor: string;
}

/** Links to files of the repository and to headings; not those to the web. */
export const linksIn = (text: string): readonly Link[] =>
  all(text, /\]\((<[^>]+>|[^)\s]+)\)/gu)
    .map((target) => target.replace(/^<(.*)>$/u, "$1"))
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((target) => {
      const [file = "", anchor = ""] = target.split("#");
      return { file, anchor };
    });

/** The anchors a document has: those it names itself, and those of its headings as GitHub makes them. */
export const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([
    ...all(text, /<a id="([^"]+)">/gu),
    ...all(text, /^#+ (.+)$/gmu).map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  ]);
