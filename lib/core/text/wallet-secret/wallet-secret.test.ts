import { ed25519 } from "@noble/curves/ed25519.js";
import { base58, base64, hex } from "@scure/base";
import { entropyToMnemonic, validateMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { findWalletSecret, withoutWalletSecrets } from ".";
import { mayHoldWalletSecret } from "./may-hold";
import { findPhrase } from "./phrase";

const LEGAL = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const SCENE = "sunset ocean wave gold light soft dream cloud bird tree river stone";
const LONG = `${"abandon ".repeat(23)}art`;

const pairOf = (seed: Uint8Array): Uint8Array =>
  new Uint8Array([...seed, ...ed25519.getPublicKey(seed)]);
const PAIR = pairOf(new Uint8Array(32).fill(9));
const SIGNATURE = ed25519.sign(new Uint8Array(8), new Uint8Array(32).fill(9));

const kindOf = (text: string) => findWalletSecret(text)?.kind ?? null;
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe("a recovery phrase in a text", () => {
  it("is found in every length that BIP-39 has", () => {
    fc.assert(
      fc.property(fc.constantFrom(16, 20, 24, 28, 32).chain(bytes), (entropy) => {
        const phrase = entropyToMnemonic(entropy, wordlist);
        expect(kindOf(phrase)).toBe("phrase");
      }),
      { numRuns: 60 },
    );
  });

  it("is one exactly where the reference implementation's checksum says so", () => {
    const words = fc.array(fc.constantFrom(...wordlist), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(words, (some) => {
        const phrase = some.join(" ");
        expect(kindOf(phrase) === "phrase").toBe(validateMnemonic(phrase, wordlist));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["in capitals", LEGAL.toUpperCase()],
    ["over several lines", LEGAL.replaceAll(" ", "\n")],
    [
      "numbered",
      LEGAL.split(" ")
        .map((word, at) => `${at + 1}. ${word}`)
        .join("\n"),
    ],
    ["with commas and quotes", JSON.stringify(LEGAL.split(" "))],
    ["within other words", `please sign this for me: ${LEGAL}, thanks a lot`],
    ["after other words of the list", `use ocean ${LEGAL} please`],
    ["in front of many words of the list", `${LEGAL} ${"ocean river ".repeat(20)}`],
    ["behind many words of the list and a mark", `${"ocean river ".repeat(20)}: ${LEGAL} please`],
    ["between words of the list on other lines", `${SCENE}\n${LEGAL}\n${SCENE}`],
    ["wrapped over lines", LEGAL.replace("wave sausage", "wave\nsausage")],
    ["in a list of a sentence", `use ocean wave: ${LEGAL.replaceAll(" ", ", ")}. Thanks`],
    [
      "in a list that is broken over lines",
      LEGAL.replaceAll(" ", ", ").replace("wave,", "wave,\n"),
    ],
    ["of 24 words", LONG],
  ])("is found %s", (_, text) => {
    expect(kindOf(text)).toBe("phrase");
  });

  it.each([
    ["with a word too few", LEGAL.split(" ").slice(1).join(" ")],
    ["with its last words exchanged", LEGAL.replace("thank yellow", "yellow thank")],
    ["broken by a word that is in no list", LEGAL.replace("wave", "wavelet")],
    [
      "in a prompt of words that are all in the list",
      "sunset ocean wave gold light soft dream cloud bird tree river stone",
    ],
    [
      "in prose",
      "A portrait of an old sailor at the window of a small house, with rain on the glass and one candle burning behind him while he reads the letter again",
    ],
    ["in nothing", ""],
  ])("is not found %s", (_, text) => {
    expect(kindOf(text)).toBeNull();
  });
});

/** Texts made of the list's words alone, the same ones each time. */
const samplesOf = (samples: number, words: number, between: string): readonly string[] => {
  const texts: string[] = [];
  let state = 7;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  while (texts.length < samples)
    texts.push(
      Array.from({ length: words }, () => wordlist[next() % wordlist.length]).join(between),
    );
  return texts;
};

describe("words of the list that are no phrase", () => {
  it.each([
    ["with spaces between", " ", 0.26],
    ["as tags, each between two commas", ", ", 0],
    ["as tags on lines of their own", ",\n", 0],
  ])("are seldom taken for one, 20 of them %s", (_, between, chance) => {
    const samples = samplesOf(1_000, 20, between);
    const taken = samples.filter((text) => kindOf(text) !== null).length;
    expect(Math.abs(taken / samples.length - chance)).toBeLessThanOrEqual(chance / 5);
  });

  it.each([
    ["by nothing", " ", 20],
    ["by commas", ", ", 0],
    ["by every other mark", " zoo. ", 256],
    ["by every other line", " zoo\n", 256],
  ])("fill 16 KiB parted %s, and cost no more than a few checksums", (_, between, most) => {
    const isPhrase = vi.fn(() => false);
    const text = `zoo${between}`.repeat(8_000).slice(0, 16 * 1_024);
    expect(findPhrase(text, isPhrase)).toBeNull();
    expect(isPhrase.mock.calls.length).toBeLessThanOrEqual(most);
  });
});

describe("a secret key in a text", () => {
  it("is found in each encoding, whichever key it is", () => {
    fc.assert(
      fc.property(bytes(32), (seed) => {
        const pair = pairOf(seed);
        const forms = [
          base58.encode(pair),
          base64.encode(pair),
          hex.encode(pair),
          hex.encode(pair).toUpperCase(),
          JSON.stringify([...pair]),
          JSON.stringify([...pair], null, 2),
          [...pair].join(", "),
        ];
        expect(forms.map(kindOf)).toEqual(forms.map(() => "key"));
      }),
      { numRuns: 25 },
    );
  });

  it("is found within other words and within JSON", () => {
    const secret = base58.encode(PAIR);
    expect(kindOf(`my key is ${secret}. Thanks`)).toBe("key");
    expect(kindOf(JSON.stringify({ privateKey: secret }))).toBe("key");
    expect(kindOf(`key=${secret}&x=1`)).toBe("key");
  });

  it("is never seen in a signature, in an address, or in bytes of other lengths", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }).chain(bytes), (some) => {
        for (const form of [base58.encode(some), base64.encode(some), JSON.stringify([...some])])
          expect(kindOf(form)).toBeNull();
      }),
      { numRuns: 150 },
    );
    expect(kindOf(base58.encode(SIGNATURE))).toBeNull();
    expect(kindOf(JSON.stringify([...SIGNATURE]))).toBeNull();
  });

  it("is not looked for inside of longer data, such as a transaction", () => {
    expect(kindOf(base64.encode(new Uint8Array([1, ...PAIR, ...PAIR, 5])))).toBeNull();
    expect(kindOf(JSON.stringify([...PAIR, 7]))).toBeNull();
  });
});

describe("taking secrets out of a text", () => {
  it("leaves everything else, and no secret", () => {
    const key = base58.encode(PAIR);
    const text = `A house at night. ${LEGAL} And a lamp. ${key} Warm light.`;
    const left = withoutWalletSecrets(text);
    expect(left).toBe("A house at night.  And a lamp.  Warm light.");
    expect(findWalletSecret(left)).toBeNull();
  });

  it("ends for phrases that overlap", () => {
    expect(findWalletSecret(withoutWalletSecrets(`${LEGAL} ${LEGAL} ${LONG}`))).toBeNull();
  });
});

describe("the quick look", () => {
  it("lets nothing pass that the close one would find", () => {
    const key = base58.encode(PAIR);
    const list = JSON.stringify([...PAIR], null, 4);
    const numbered = LEGAL.split(" ")
      .map((word, at) => `(${at + 1})  ${word}`)
      .join(" ; ");
    for (const secret of [LEGAL, LONG, numbered, key, base64.encode(PAIR), hex.encode(PAIR), list])
      expect(mayHoldWalletSecret(`words ${secret} words`), secret).toBe(true);
  });

  it("spares most of what people write, and is quick with what is made to be slow", () => {
    expect(mayHoldWalletSecret("A portrait of an old sailor at the window of a small house")).toBe(
      false,
    );
    const slow = [
      "abc ".repeat(4_000),
      "1,".repeat(8_000),
      "a".repeat(16_000),
      "abcd1".repeat(3_000),
    ];
    const started = performance.now();
    for (const text of slow) findWalletSecret(text);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
