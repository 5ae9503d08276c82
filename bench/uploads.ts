import { execFileSync } from "node:child_process";
import sharp from "sharp";
import { newPerson, signIn } from "@/cli/crash/person";
import { fileAnswerSchema } from "@/lib/core/files";
import type { Benchmark, Row } from "./frame/benchmark";
import { withStack } from "./inspect-page/stack";

const plan = { files: 200, bytes: 5_000_000, atOnce: 3, sampleMillis: 100 };

const MOST_GROWTH_KB = 150_000;

/** Kilobytes of memory that a process holds. */
const memoryOf = (pid: number): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim());

/** A photograph as a telephone takes it: twelve megapixels, nothing in it flat. */
const photograph = async (): Promise<Buffer> => {
  const noise = { type: "gaussian", mean: 128, sigma: 24 } as const;
  const picture = await sharp({
    create: { width: 4_000, height: 3_000, channels: 3, background: "#808080", noise },
  })
    .jpeg({ quality: 84 })
    .toBuffer();
  // Bytes behind the picture's end, which go when it is cleaned.
  return Buffer.concat([picture, Buffer.alloc(Math.max(0, plan.bytes - picture.length))]);
};

/** The same photograph with other last bytes: another file, by its hash. */
const variant = (photo: Buffer, index: number): Uint8Array<ArrayBuffer> => {
  const bytes = Uint8Array.from(photo);
  new DataView(bytes.buffer).setUint32(bytes.length - 4, index);
  return bytes;
};

const rowsOf = (before: number, peak: number, after: number, seconds: number): readonly Row[] => [
  {
    measure: `memory of the app over ${plan.files} uploads of ${plan.bytes / 1_000_000} MB`,
    unit: "kB",
    ours: { name: "growth at the most", value: peak - before },
    peers: [
      { name: "before the first", value: before },
      { name: "after the last", value: after },
    ],
    aim: { words: "under 150 MB", met: peak - before < MOST_GROWTH_KB },
    note: `${plan.atOnce} at a time, as a page sends them; each is written to disk, decoded, cleaned and encoded anew. Resident memory, looked at every ${plan.sampleMillis} ms, from before the first decode. It took ${seconds.toFixed(0)} s.`,
  },
];

/** Two hundred photographs through the built app, and what its memory does meanwhile. */
export const benchmark: Benchmark = {
  about: "200 uploads of 5 MB through the built app: how far its memory grows",
  run: (progress) =>
    withStack(progress, async (url, { pid }) => {
      const photo = await photograph();
      const person = newPerson(1);
      await signIn(person, url);
      const before = memoryOf(pid);
      let peak = before;
      const watch = setInterval(() => {
        peak = Math.max(peak, memoryOf(pid));
      }, plan.sampleMillis);
      progress(`sending ${plan.files} files of ${photo.length} bytes`);
      const began = performance.now();
      let next = 0;
      const send = async (): Promise<void> => {
        while (next < plan.files) {
          const bytes = variant(photo, next);
          next += 1;
          await person.session.put(url, "/api/files", fileAnswerSchema, bytes);
        }
      };
      await Promise.all(Array.from({ length: plan.atOnce }, send));
      clearInterval(watch);
      return rowsOf(before, peak, memoryOf(pid), (performance.now() - began) / 1_000);
    }),
};
