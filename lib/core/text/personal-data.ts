import { bankAccounts, cardNumbers, identityNumbers, phoneNumbers } from "./numbered";

/** What a text can give away of a person. */
const personalDataKinds = ["email", "phone", "card", "identity"] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

export interface PersonalData {
  readonly kind: PersonalDataKind;
  /** As it stands in the text. */
  readonly text: string;
}

/** What each kind is called where a person is asked about it. */
export const personalDataWords: Readonly<Record<PersonalDataKind, string>> = {
  email: "an e-mail address",
  phone: "a phone number",
  card: "a card number",
  identity: "an identity or account number",
};

// Every repetition is bounded, so that no text makes a search long.
const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,253}\.\p{L}{2,24}/gu;
/** Characters that split a number for a search and for no reader. */
const UNSEEN = /\p{Cf}/gu;

const matches = (text: string, pattern: RegExp): readonly string[] =>
  Array.from(text.matchAll(pattern), ([found]) => found);

/**
 * What in a text looks like somebody's e-mail address, phone, card or identity number (seed D10), in the
 * order of the kinds. Only forms are looked at: a name is not found, and a number can be of something
 * else, so whoever wrote it is asked and decides.
 */
export const findPersonalData = (text: string): readonly PersonalData[] => {
  const plain = text.normalize("NFKC").replace(UNSEEN, "");
  const cards = cardNumbers(plain);
  const identities = [...identityNumbers(plain), ...bankAccounts(plain)];
  // What was recognised by its check digits is not a phone's number as well.
  const left = [...cards, ...identities].reduce(
    (rest, known) => rest.replaceAll(known, "¦"),
    plain,
  );
  const found: Readonly<Record<PersonalDataKind, readonly string[]>> = {
    email: matches(plain, EMAIL),
    phone: phoneNumbers(left),
    card: cards,
    identity: identities,
  };
  return personalDataKinds.flatMap((kind) =>
    [...new Set(found[kind])].map((one) => ({ kind, text: one.trim() })),
  );
};
