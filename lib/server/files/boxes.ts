import type { FileHandle } from "node:fs/promises";
import { CodedError } from "@/lib/core/errors";

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): offsets in the file, in bytes. */
export interface Box {
  readonly type: string;
  readonly start: number;
  /** Where its content begins, behind the head. */
  readonly content: number;
  readonly end: number;
}

/** More than any film has, in the whole file: one made of heads alone shall not keep the server busy. */
const MOST_BOXES = 20_000;
const seen = new WeakMap<FileHandle, number>();
const HEAD = 8;
const LARGE_HEAD = 16;
const NOUGHTS = Buffer.alloc(64 * 1024);

const unreadable = (detail: string): CodedError => new CodedError("FILE_UNREADABLE", detail);

/** Reads exactly so many bytes. @throws FILE_UNREADABLE where they are not there */
export const readAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead === length) return buffer;
  throw unreadable("a box is cut off");
};

const boxAt = async (file: FileHandle, start: number, end: number): Promise<Box> => {
  const head = await readAt(file, start, HEAD);
  const short = head.readUInt32BE(0);
  const type = head.toString("latin1", 4, HEAD);
  const isLarge = short === 1;
  // 1: the size stands behind the type in 64 bits; 0: up to the end.
  const size = isLarge
    ? Number((await readAt(file, start + HEAD, HEAD)).readBigUInt64BE(0))
    : short || end - start;
  const content = start + (isLarge ? LARGE_HEAD : HEAD);
  const box = { type, start, content, end: start + size };
  if (box.end < content || box.end > end) throw unreadable("a box is longer than its file");
  return box;
};

/** The boxes between two offsets, in order. @throws FILE_UNREADABLE where they do not fill it exactly, or are too many */
export const boxesIn = async (
  file: FileHandle,
  { content, end }: Pick<Box, "content" | "end">,
): Promise<readonly Box[]> => {
  const boxes: Box[] = [];
  for (let at = content; at < end;) {
    const box = await boxAt(file, at, end);
    boxes.push(box);
    const count = (seen.get(file) ?? 0) + 1;
    seen.set(file, count);
    if (count > MOST_BOXES) throw unreadable("too many boxes");
    at = box.end;
  }
  return boxes;
};

/** Overwrites bytes with nought. */
export const blankBytes = async (file: FileHandle, from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += NOUGHTS.length)
    await file.write(NOUGHTS, 0, Math.min(NOUGHTS.length, to - at), at);
};

/** Makes free space of a box and forgets what was in it. Nothing moves, so every offset stays right. */
export const blankBox = async (file: FileHandle, { start, content, end }: Box): Promise<void> => {
  await file.write(Buffer.from("free", "latin1"), 0, 4, start + 4);
  await blankBytes(file, content, end);
};
