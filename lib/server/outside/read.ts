import type { OutsideAnswer } from "./types";

/** The whole body, which the request has bounded. @throws CodedError as reading it does */
export const readOutside = async ({ body }: OutsideAnswer): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
};
