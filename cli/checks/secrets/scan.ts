import type { Allowance } from "./allowed";
import type { SourceFile } from "./files";
import type { Rule } from "./rule";

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

/**
 * One line per finding, `file:line: what (rule)`, never the secret itself; and one per allowance that
 * allows nothing any more, so that the list does not outlive its reasons.
 */
export const scan = (
  files: Iterable<SourceFile>,
  rules: readonly Rule[],
  allowed: readonly Allowance[],
): readonly string[] => {
  const found: string[] = [];
  const used = new Set<Allowance>();
  for (const { name, text } of files) {
    for (const rule of rules) {
      for (const at of rule.find(text, name)) {
        const allowance = allowed.find((one) => one.file === name && one.rule === rule.id);
        if (allowance) used.add(allowance);
        else found.push(`${name}:${lineOf(text, at)}: ${rule.what} (${rule.id})`);
      }
    }
  }
  const unused = allowed.filter((allowance) => !used.has(allowance));
  return [...found, ...unused.map(({ file, rule }) => `${file}: nothing to allow (${rule})`)];
};
