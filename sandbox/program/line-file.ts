import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from "node:fs";

const NEWLINE = 10;
/** Bytes held at a time, whatever the file's size. */
const PIECE_BYTES = 1 << 20;

export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** The byte it begins at. */
  readonly from: number;
  /** False for a last line that a kill in the middle of a write left without its end. */
  readonly ended: boolean;
}

/**
 * The lines of a file one after the other, none where there is no file. It is read in pieces: a file
 * can be longer than one string or buffer can be. @param pieceBytes Bytes read at a time.
 */
export function* readLines(path: string, pieceBytes = PIECE_BYTES): Generator<Line> {
  if (!existsSync(path)) return;
  const descriptor = openSync(path, "r");
  const piece = Buffer.alloc(pieceBytes);
  let begun: Buffer[] = [];
  let number = 1;
  let from = 0;
  const take = (end: Buffer, ended: boolean): Line => {
    // Whole before it is text: a character can lie across two pieces.
    const bytes = Buffer.concat([...begun, end]);
    const line = { text: bytes.toString("utf8"), number, from, ended };
    begun = [];
    number += 1;
    from += bytes.length + 1;
    return line;
  };
  try {
    for (;;) {
      const bytes = piece.subarray(0, readSync(descriptor, piece));
      if (bytes.length === 0) break;
      let start = 0;
      for (let stop = bytes.indexOf(NEWLINE); stop !== -1; stop = bytes.indexOf(NEWLINE, start)) {
        yield take(bytes.subarray(start, stop), true);
        start = stop + 1;
      }
      if (start < bytes.length) begun.push(Buffer.from(bytes.subarray(start)));
    }
    if (begun.length > 0) yield take(Buffer.alloc(0), false);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a text whole: writeSync may write less than it was given. @returns its bytes. */
export const writeAll = (descriptor: number, text: string): number => {
  const bytes = Buffer.from(text, "utf8");
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  return bytes.length;
};

/**
 * Replaces a file by these lines, written beside it and renamed: a crash at any point leaves the old
 * file or the new one. @returns the new one's bytes.
 */
export const replaceLines = (path: string, lines: Iterable<string>): number => {
  const beside = `${path}.next`;
  const descriptor = openSync(beside, "w", 0o600);
  let size = 0;
  try {
    let gathered = "";
    for (const line of lines) {
      gathered += `${line}\n`;
      if (gathered.length < PIECE_BYTES) continue;
      size += writeAll(descriptor, gathered);
      gathered = "";
    }
    size += writeAll(descriptor, gathered);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside, path);
  return size;
};
