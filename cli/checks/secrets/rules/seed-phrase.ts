import { matching, type Rule } from "../rule";

/** Words without which hardly a sentence of twelve gets by; BIP-39's list has none of them. */
const PROSE: ReadonlySet<string> = new Set(
  (
    "the and for not are from its with was has had but our who why how does than each which would " +
    "could been these those their his her him she your while did"
  ).split(" "),
);

const LENGTHS: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);

/** Words as BIP-39 has them: three to eight small letters. */
const isPhrase = (text: string): boolean => {
  const words = text.match(/[a-z]+/gu) ?? [];
  return (
    LENGTHS.has(words.length) &&
    words.every((word) => word.length >= 3 && word.length <= 8 && !PROSE.has(word))
  );
};

/** Alone on a line or in quotes. */
const inARow = matching(
  /(?:^|["'`=:>(])[ \t]*([a-z][a-z ,]{40,250}[a-z])[ \t]*(?:$|["'`<);,])/gmu,
  isPhrase,
);

/** One by one in a list; so many lists are of words that this one has to be called what it is. */
const inAList = matching(
  /(?:mnemonic|phrase|seed|words)\w*["']?\s*[:=]\s*\[([a-z\s"',]{60,400})\]/giu,
  isPhrase,
);

export const seedPhrase: Rule = {
  id: "seed-phrase",
  what: "what reads like a seed phrase",
  find: (text, file) => [...inARow(text, file), ...inAList(text, file)],
};
