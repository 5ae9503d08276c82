/**
 * One plain sentence for each instruction of a program, by the instruction's name.
 *
 * `{source}` stands for an account or an address among the arguments, `{amount:sol}` for an argument
 * written as its format says (fill.ts), `{payer|the account itself}` for one that may be absent and
 * the words that then stand in its place.
 */
export type Sentences = Readonly<Record<string, string>>;
