import { CodedError } from "@/lib/core/errors";

/** Files that one wallet may be sending at the same time: twice what a page of ours sends. */
const MOST_AT_ONCE = 6;

const sending = new Map<string, number>();

/** @throws UPLOADS_BUSY where the wallet is sending as many files as it may already */
export const withPlace = async <Result>(
  owner: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const taken = sending.get(owner) ?? 0;
  if (taken >= MOST_AT_ONCE) throw new CodedError("UPLOADS_BUSY", "too many at once");
  sending.set(owner, taken + 1);
  try {
    return await work();
  } finally {
    const left = (sending.get(owner) ?? 1) - 1;
    if (left > 0) sending.set(owner, left);
    else sending.delete(owner);
  }
};
