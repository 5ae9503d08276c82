import { gzipSync } from "node:zlib";
import { builtReviewChunks } from "./bundle/built";
import type { Aim, Benchmark, Contender, Row } from "./frame/benchmark";
import { bundleForPage } from "./frame/build";
import { withVersion } from "./frame/version";

const MOST_KB = 60;

const kilobytes = (script: string | Buffer): number =>
  gzipSync(script, { level: 9 }).length / 1_000;

const sizeOf = async (entry: string, without: string[] = []): Promise<number> =>
  kilobytes(await bundleForPage(entry, without));

const aimFor = (size: number): Aim => ({
  words: `at most ${MOST_KB} kB gzip`,
  met: size <= MOST_KB,
});

const peers = async (ours: number): Promise<Contender[]> =>
  Promise.all(
    [
      ["web3.js", "@solana/web3.js", "bench/review/web3.ts"] as const,
      ["kit", "@solana/kit", "bench/review/kit.ts"] as const,
    ].map(async ([label, name, entry]) => {
      const value = await sizeOf(entry);
      return { name: await withVersion(label, name), value, ratio: ours / value };
    }),
  );

const built = async (): Promise<readonly Row[]> => {
  const chunks = await builtReviewChunks();
  if (chunks.length === 0) return [];
  const value = chunks.reduce((sum, chunk) => sum + kilobytes(chunk), 0);
  return [
    {
      measure: "review chunk of the last build, gzip",
      unit: "kB",
      ours: { name: "countersign", value },
      peers: [],
      aim: aimFor(value),
      note: `${chunks.length} file(s), with the dialog that shows the review.`,
    },
  ];
};

/** What the review weighs on its way to the browser, gzip -9, beside decoding alone of the peers. */
export const benchmark: Benchmark = {
  about: "gzip size of the review, beside the decoders of web3.js and kit",
  run: async (progress) => {
    progress("bundling");
    const alone = await sizeOf("bench/bundle/review.ts", ["zod"]);
    const whole = await sizeOf("bench/bundle/review.ts");
    return [
      {
        measure: "review without zod, which the pages hold already, gzip",
        unit: "kB",
        ours: { name: "countersign", value: alone },
        peers: await peers(alone),
        aim: aimFor(alone),
        note: "The peers only decode: no rules, no signature check, no RPC.",
      },
      {
        measure: "review with all of zod, gzip",
        unit: "kB",
        ours: { name: "countersign", value: whole },
        peers: [],
        aim: null,
      },
      ...(await built()),
    ];
  },
};
