import type { FileView } from "@/lib/core/files";
import type { Database } from "@/lib/server/db";
import type { StoredFile } from "@/lib/server/files";
import type { Log } from "@/lib/server/log";
import type { OutsideAnswer, OutsideRequest } from "@/lib/server/outside";

/** What the use-cases of results work with. */
export interface ResultContext {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
  /** See lib/server/outside. */
  readonly fetchOutside: (request: OutsideRequest) => Promise<OutsideAnswer>;
  /** See lib/server/files. */
  /** Asked before anything is fetched. @throws FILES_FULL */
  readonly requireRoom: (owner: string) => Promise<void>;
  readonly storeCopy: (owner: string, content: AsyncIterable<Uint8Array>) => Promise<FileView>;
  readonly readFile: (owner: string, id: string) => Promise<StoredFile>;
  readonly removeFile: (owner: string, id: string) => Promise<void>;
}
