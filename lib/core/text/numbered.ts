/** Numbers of people, found in a text by their form and, where they carry one, by their check. */

/** Groups of digits in a row: among them the ones that are printed on a card. */
const DIGIT_RUN = /(?<![\d-])\d[\d -]{11,60}/gu;
const CARD_DIGITS = { fewest: 13, most: 19 } as const;
/** ISO 13616, in groups of four or in one; what follows in capitals is cut off below. */
const IBAN_RUN = /(?<![\p{L}\d])[A-Z]{2}\d{2}[A-Z\d ]{10,60}/gu;
/** A whole phone number, or the beginning of something else. */
const PHONE_RUN = /(?<![\p{L}\d.,#+-])[+(]{0,2}\d[\d ()./-]{6,40}/gu;
const NORTH_AMERICAN = /^\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}$/u;
/** United States: an area that is given out. */
const SOCIAL_SECURITY = /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/gu;
/** United Kingdom. */
const NATIONAL_INSURANCE =
  /(?<![\p{L}\d])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\d])/gu;
/** Spain. */
const SPANISH = /(?<![\p{L}\d])\d{8}-?[A-HJ-NP-TV-Z](?![\p{L}\d])/gu;
/** Switzerland. */
const SWISS = /(?<![\d.])756\.?\d{4}\.?\d{4}\.?\d{2}(?![\d.])/gu;

const found = (text: string, pattern: RegExp): readonly string[] =>
  Array.from(text.matchAll(pattern), ([match]) => match);

/** Where groups end: at a blank, a dash, or the end. */
const endsOf = (run: string): readonly number[] => [
  ...Array.from(run.matchAll(/(?<=[^ -])(?=[ -])/gu), ({ index }) => index),
  run.trimEnd().length,
];

/** The longest beginning of a run, whole groups of it, that is accepted. */
const beginning = (run: string, accepts: (text: string) => boolean): string | undefined =>
  endsOf(run)
    .map((end) => run.slice(0, end))
    .findLast(accepts);

/** The same from any group of the run on, the first there is. */
const within = (run: string, accepts: (text: string) => boolean): string | undefined => {
  const starts = Array.from(run.matchAll(/(?<=^|[ -])[^ -]/gu), ({ index }) => index);
  for (const start of starts) {
    const one = beginning(run.slice(start), accepts);
    if (one !== undefined) return one;
  }
  return undefined;
};

const digitsOf = (text: string): readonly number[] =>
  Array.from(text.replace(/\D/gu, ""), (digit) => Number(digit));

/** ISO/IEC 7812-1, annex B. */
const passesLuhn = (text: string): boolean => {
  const sum = digitsOf(text)
    .toReversed()
    .map((digit, place) => (place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)))
    .reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0;
};

/** Payment cards begin with 2 to 6; a row of one digit is no card. */
const isCard = (text: string): boolean => {
  const [first = 0, ...others] = digitsOf(text);
  const isLongEnough = others.length + 1 >= CARD_DIGITS.fewest && others.length < CARD_DIGITS.most;
  const isRow = others.every((digit) => digit === first);
  return isLongEnough && first >= 2 && first <= 6 && !isRow && passesLuhn(text);
};

/** ISO 7064, MOD 97-10: the head goes to the end, letters count from ten. */
const passesMod97 = (text: string): boolean => {
  const whole = text.replaceAll(" ", "");
  const turned = whole.slice(4) + whole.slice(0, 4);
  const remainder = Array.from(turned).reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return remainder === 1;
};

const SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

const isSpanish = (text: string): boolean =>
  SPANISH_LETTERS[Number(text.slice(0, 8)) % 23] === text.at(-1);

/** EAN-13. */
const isSwiss = (text: string): boolean =>
  digitsOf(text).reduce((sum, digit, place) => sum + digit * (place % 2 === 0 ? 1 : 3), 0) % 10 ===
  0;

const isPhone = (text: string): boolean => {
  const count = digitsOf(text).length;
  if (text.startsWith("+") || text.startsWith("(+")) return count >= 8 && count <= 15;
  if (NORTH_AMERICAN.test(text)) return true;
  // Within a country: a nought, or two before another country's code. A decimal fraction is none.
  const digits = text.replace(/\D/gu, "");
  return /^0{1,2}[1-9]/u.test(digits) && !text.includes(".") && count >= 9 && count <= 14;
};

const isThere = (text: string | undefined): text is string => text !== undefined;

export const cardNumbers = (text: string): readonly string[] =>
  found(text, DIGIT_RUN)
    .map((run) => within(run, isCard))
    .filter(isThere);

export const bankAccounts = (text: string): readonly string[] =>
  found(text, IBAN_RUN)
    .map((run) => beginning(run, passesMod97))
    .filter(isThere);

export const phoneNumbers = (text: string): readonly string[] =>
  found(text, PHONE_RUN)
    .map((run) => beginning(run, isPhone))
    .filter(isThere);

export const identityNumbers = (text: string): readonly string[] => [
  ...found(text, SOCIAL_SECURITY),
  ...found(text, NATIONAL_INSURANCE),
  ...found(text, SPANISH).filter(isSpanish),
  ...found(text, SWISS).filter(isSwiss),
];
