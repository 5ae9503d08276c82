import { createHmac, timingSafeEqual } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Misdirections } from "./misdirections";

const FILE_NAME = /^[\w-]{1,160}\.(?:png|webm|bin)$/u;

/** Files in a folder of their own, each written whole or not at all. */
export class MediaFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  put(name: string, bytes: Uint8Array): string {
    const path = join(this.#folder, this.#checked(name));
    writeFileSync(`${path}.next`, bytes, { mode: 0o600 });
    renameSync(`${path}.next`, path);
    return name;
  }

  /** Null where there is no such file. */
  read(name: string): Buffer | null {
    const path = join(this.#folder, this.#checked(name));
    return existsSync(path) ? readFileSync(path) : null;
  }

  names(): readonly string[] {
    return readdirSync(this.#folder).filter((name) => FILE_NAME.test(name));
  }

  remove(name: string): void {
    rmSync(join(this.#folder, this.#checked(name)), { force: true });
  }

  #checked(name: string): string {
    if (!FILE_NAME.test(name)) throw new RangeError(`${name} is no name of a media file`);
    return name;
  }
}

export interface MediaLibraryOptions {
  readonly results: MediaFolder;
  /** Makes addresses that expire unforgeable. */
  readonly secret: string;
  /** Without a slash at the end. */
  readonly origin: () => string;
  readonly misdirections: Misdirections;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

/** The results of jobs and their addresses: the part cdn.realm.ai has. */
export class MediaLibrary {
  readonly #options: MediaLibraryOptions;
  /** Seconds an address lasts; null for addresses that last. */
  lifetime: number | null = null;

  constructor(options: MediaLibraryOptions) {
    this.#options = options;
  }

  addressOf(file: string): string {
    const misleading = this.#options.misdirections.ofResult(file);
    if (misleading !== null) return misleading;
    const address = `${this.#options.origin()}/media/${file}`;
    if (this.lifetime === null) return address;
    const expires = String(Math.floor(this.#options.clock() / 1000) + this.lifetime);
    return `${address}?expires=${expires}&signature=${this.#sign(file, expires)}`;
  }

  /** The file behind an address: gone, no longer (or never) permitted, or its bytes. */
  open(file: string, query: URLSearchParams): "missing" | "forbidden" | Buffer {
    if (!FILE_NAME.test(file)) return "missing";
    const expires = query.get("expires");
    if (expires === null ? this.lifetime !== null : !this.#permits(file, expires, query)) {
      return "forbidden";
    }
    return this.#options.results.read(file) ?? "missing";
  }

  #permits(file: string, expires: string, query: URLSearchParams): boolean {
    const given = Buffer.from(query.get("signature") ?? "");
    const expected = Buffer.from(this.#sign(file, expires));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    return Number(expires) * 1000 > this.#options.clock();
  }

  #sign(file: string, expires: string): string {
    const hmac = createHmac("sha256", this.#options.secret).update(`${file}\n${expires}`);
    return hmac.digest("base64url");
  }
}
