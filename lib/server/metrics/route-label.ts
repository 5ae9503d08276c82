const isText = (value: unknown): value is string => typeof value === "string";

/** A part of a path as a route handler is told it; one that is no encoding stays as it is. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** The values of the dynamic parts, each with the name it is shown under. */
const dynamicParts = (params: unknown): readonly (readonly [name: string, value: string])[] =>
  Object.entries(params ?? {}).flatMap(([name, value]: [string, unknown]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.filter(isText).map((text) => [`[${name}]`, text] as const);
  });

/**
 * The route that a path belongs to, as in `/api/purchases/[id]`: ids are many, routes are few. Where a
 * dynamic part can't be found in the path it is "other", so that nothing of a path ever makes a label.
 */
export const routeLabel = (pathname: string, params: unknown): string => {
  const dynamic = dynamicParts(params);
  if (dynamic.length === 0) return pathname;
  const parts = pathname.split("/");
  const texts = parts.map(decoded);
  for (const [name, value] of dynamic) {
    const at = texts.lastIndexOf(decoded(value));
    if (at < 0) return "other";
    texts[at] = "";
    parts[at] = name;
  }
  return parts.filter((part, at) => at === 0 || part !== parts[at - 1]).join("/");
};
