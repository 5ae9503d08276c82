import { CodedError, errorTable } from "@/lib/core/errors";
import type { FileView } from "@/lib/core/files";
import { keptFiles, type UploadItem, type UploadState } from "./item";
import { MOST_TRIES, pauseAfter } from "./patience";
import type { Sending } from "./send";

/** What the list needs of the world, so that a test can stand in for it. */
export interface UploadPorts {
  /** A sentence for what need not be sent to be refused. */
  readonly lookFirst: (file: Blob) => Promise<string | null>;
  readonly hash: (file: Blob) => Promise<string>;
  readonly known: (sha256: readonly string[]) => Promise<readonly FileView[]>;
  readonly send: (file: Blob, sending: Sending) => Promise<FileView>;
  readonly pause: (millis: number, signal: AbortSignal) => Promise<void>;
  readonly preview: { readonly make: (file: Blob) => string; readonly drop: (url: string) => void };
}

/** A file of an earlier visit, by the name it had here; null where it had not been sent yet. */
export interface LeftBefore {
  readonly name: string;
  readonly file: FileView | null;
}

interface Entry {
  item: UploadItem;
  /** Null where the bytes are the server's alone. */
  readonly blob: Blob | null;
  sha256: string | null;
  work: AbortController | null;
}

/** Files on their way at once. */
const AT_ONCE = 3;

const isLost = ({ state }: UploadItem): boolean => state.kind === "lost";

const HELD = "Not sent: it was stopped. Press Go on to send it.";
const CUT = "The connection broke again and again. Press Go on to try once more.";
const UNREADABLE = "This file can't be read on your device any more. Remove it and add it again.";

/** A list of files that send themselves, a few at a time, in the order in which they stand. */
export const createUploads = (ports: UploadPorts) => {
  let entries: readonly Entry[] = [];
  let items: readonly UploadItem[] = [];
  let running = 0;
  const listeners = new Set<() => void>();

  const tell = (): void => {
    items = entries.map(({ item }) => item);
    for (const listener of listeners) listener();
  };
  const set = (entry: Entry, state: UploadState): void => {
    entry.item = { ...entry.item, state };
    tell();
  };
  /** What stood there twice is used after all, where the one it is the same as is not. */
  const heir = (sha256: string | null): void => {
    const [first, ...others] = entries.filter(
      (entry) => entry.item.state.kind === "duplicate" && entry.sha256 === sha256,
    );
    if (!first) return;
    first.item = { ...first.item, state: { kind: "waiting" } };
    for (const other of others)
      other.item = { ...other.item, state: { kind: "duplicate", of: first.item.name } };
  };
  const twinOf = (entry: Entry): Entry | undefined =>
    entries.find(
      (other) =>
        other !== entry &&
        other.sha256 === entry.sha256 &&
        other.item.state.kind !== "duplicate" &&
        other.item.state.kind !== "refused",
    );

  const sendOnce = async (entry: Entry, blob: Blob, signal: AbortSignal): Promise<void> => {
    set(entry, { kind: "checking" });
    entry.sha256 ??= await ports.hash(blob);
    const twin = twinOf(entry);
    if (twin) {
      set(entry, { kind: "duplicate", of: twin.item.name });
      return;
    }
    // It may have arrived although its answer was lost, or in another visit.
    const [there] = await ports.known([entry.sha256]);
    signal.throwIfAborted();
    if (there) {
      set(entry, { kind: "kept", file: there });
      return;
    }
    set(entry, { kind: "sending", percent: 0 });
    const file = await ports.send(blob, {
      signal,
      progress: (percent) => {
        if (!signal.aborted) set(entry, { kind: "sending", percent });
      },
    });
    set(entry, { kind: "kept", file });
  };

  /** What an error means for a file; null: try again. */
  const endOf = (error: unknown, attempt: number): UploadState | null => {
    if (error instanceof DOMException && error.name === "AbortError")
      return { kind: "held", sentence: HELD };
    if (!(error instanceof CodedError)) return { kind: "refused", sentence: UNREADABLE };
    // What the person, or an hour, can change: Go on sends it then.
    if (error.code === "SESSION_REQUIRED" || error.code === "FILES_FULL")
      return { kind: "held", sentence: error.sentence };
    if (!error.retryable) return { kind: "refused", sentence: error.sentence };
    return attempt < MOST_TRIES ? null : { kind: "held", sentence: CUT };
  };

  const work = async (entry: Entry, blob: Blob, signal: AbortSignal): Promise<void> => {
    const sentence = await ports.lookFirst(blob).catch(() => UNREADABLE);
    if (sentence !== null) {
      set(entry, { kind: "refused", sentence });
      return;
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        await sendOnce(entry, blob, signal);
        return;
      } catch (error) {
        const end = endOf(signal.aborted ? signal.reason : error, attempt);
        if (end) {
          set(entry, end);
          return;
        }
        set(entry, { kind: "interrupted", attempt });
        await ports.pause(pauseAfter(attempt), signal).catch(() => undefined);
      }
    }
  };

  const pump = (): void => {
    while (running < AT_ONCE) {
      const next = entries.find(({ item }) => item.state.kind === "waiting");
      if (!next?.blob) return;
      running += 1;
      next.work = new AbortController();
      set(next, { kind: "checking" });
      void work(next, next.blob, next.work.signal).finally(() => {
        next.work = null;
        running -= 1;
        if (next.item.state.kind === "refused") heir(next.sha256);
        tell();
        pump();
      });
    }
  };

  const drop = (entry: Entry): void => {
    entry.work?.abort();
    if (entry.blob && entry.item.preview !== null) ports.preview.drop(entry.item.preview);
  };

  return {
    items: (): readonly UploadItem[] => items,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (files: readonly File[]): void => {
      const added = files.map((blob): Entry => {
        const item: UploadItem = {
          key: crypto.randomUUID(),
          name: blob.name,
          state: { kind: "waiting" },
          preview: ports.preview.make(blob),
        };
        return { item, blob, sha256: null, work: null };
      });
      const names = new Set(files.map(({ name }) => name));
      // What a reload had lost is here again.
      entries = [
        ...entries.filter(({ item }) => !(isLost(item) && names.has(item.name))),
        ...added,
      ];
      tell();
      pump();
    },
    /** What an earlier visit left: `preview` gives the address to show a file of the server's by. */
    restore: (before: readonly LeftBefore[], preview: (file: FileView) => string): void => {
      const restored = before.map(({ name, file }): Entry => {
        const state: UploadState = file === null ? { kind: "lost" } : { kind: "kept", file };
        const shown = file === null ? null : preview(file);
        const item = { key: crypto.randomUUID(), name, state, preview: shown };
        return { item, blob: null, sha256: file?.sha256 ?? null, work: null };
      });
      entries = [...restored, ...entries];
      tell();
    },
    /** Takes one off the list; what is on its way is given up. */
    remove: (key: string): void => {
      const gone = entries.filter(({ item }) => item.key === key);
      entries = entries.filter(({ item }) => item.key !== key);
      for (const entry of gone) {
        drop(entry);
        if (entry.item.state.kind !== "duplicate") heir(entry.sha256);
      }
      tell();
      pump();
    },
    /** Puts one where another stands; what is between them moves up or down. */
    move: (key: string, to: string): void => {
      const at = entries.findIndex(({ item }) => item.key === to);
      const moved = entries.find(({ item }) => item.key === key);
      if (!moved || at < 0) return;
      const others = entries.filter((entry) => entry !== moved);
      entries = [...others.slice(0, at), moved, ...others.slice(at)];
      tell();
    },
    /** Gives up what is on its way and holds what waits. */
    hold: (): void => {
      for (const entry of entries) {
        if (entry.work) entry.work.abort();
        else if (entry.item.state.kind === "waiting")
          entry.item = { ...entry.item, state: { kind: "held", sentence: HELD } };
      }
      tell();
    },
    goOn: (): void => {
      for (const entry of entries)
        if (entry.item.state.kind === "held")
          entry.item = { ...entry.item, state: { kind: "waiting" } };
      tell();
      pump();
    },
    /**
     * Asks whether the server still has what it kept, and says so of what it has not: that is sent again
     * where it still can be. @throws CodedError where it can't be asked
     */
    check: async (): Promise<void> => {
      const kept = keptFiles(items).map(({ sha256 }) => sha256);
      if (kept.length === 0) return;
      const there = new Set((await ports.known(kept)).map(({ sha256 }) => sha256));
      const gone = new Set(kept.filter((one) => !there.has(one)));
      for (const entry of entries) {
        if (entry.item.state.kind !== "kept" || !gone.has(entry.item.state.file.sha256)) continue;
        const { sentence } = errorTable.FILE_NOT_FOUND;
        const state: UploadState = entry.blob ? { kind: "waiting" } : { kind: "refused", sentence };
        entry.item = { ...entry.item, state };
      }
      tell();
      pump();
    },
    clear: (): void => {
      entries.forEach(drop);
      entries = [];
      tell();
    },
  };
};

export type Uploads = ReturnType<typeof createUploads>;
