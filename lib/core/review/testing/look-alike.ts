import { isAddress, type Address } from "../../solana";

/** An address with the same ends: the middle is changed until it is 32 bytes again. */
export const lookAlike = (model: Address): Address => {
  for (const letter of "23456789ABCDEFGH") {
    const text = `${model.slice(0, 20)}${letter}${model.slice(21)}`;
    if (text !== model && isAddress(text)) return text;
  }
  throw new Error("no look-alike found");
};
