import type { Stats } from "node:fs";

/** Group and others: whoever of them can write in a folder can put their own socket in it. */
const OTHERS_WRITE = 0o022;

type Place = Pick<Stats, "uid" | "mode">;

/**
 * Whether nobody but `user`, and root, can have put what is in the folder there.
 * @param user The user of this process; undefined where the system knows none.
 */
export const isOurs = ({ uid, mode }: Place, user: number | undefined): boolean =>
  user === undefined || ((uid === user || uid === 0) && (mode & OTHERS_WRITE) === 0);

/**
 * Whether a secret may be sent into the socket: it is ours in a folder of ours, or we are root and it
 * belongs to whom the folder belongs to.
 */
export const mayAsk = (folder: Place, socket: Place, user: number | undefined): boolean =>
  isOurs(folder, user === 0 ? folder.uid : user) &&
  (user === undefined || socket.uid === (user === 0 ? folder.uid : user) || socket.uid === 0);
