import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { count, holds, refusal, type Measure } from "../check";
import { bombPng } from "../bomb-png";
import { CHALLENGE, JSON_TYPE } from "../doors";

const picture = { modelId: "model_posture", prompt: "a lighthouse at dusk" } as const;

/** Each breaks one rule of the form for pictures. */
const WRONG_PICTURES: Readonly<Record<string, object>> = {
  "an empty prompt": { ...picture, prompt: " " },
  "a prompt of a million characters": { ...picture, prompt: "x".repeat(1_000_000) },
  "a guidance out of range": { ...picture, guidanceScale: 51 },
  "half a picture": { ...picture, numOutputs: 0.5 },
  "a field nobody knows": { ...picture, admin: true },
};

const WRONG_AMOUNTS = ["0.0000000001", "-1", "1,5", "0x10", "Infinity", ""] as const;

const WRONG_BODIES: Readonly<Record<string, string>> = {
  "an address that is none": '{"address":"not-an-address"}',
  "a field nobody knows": '{"address":"11111111111111111111111111111111","admin":true}',
  "a list": "[]",
  "no JSON": '{"address":',
};

const oneSchema: Measure = async ({ parts, ask }) => {
  const pictures = Object.entries(WRONG_PICTURES).filter(([, body]) => parts.takesPicture(body));
  const amounts = await Promise.all(
    WRONG_AMOUNTS.map((text) => refusal(() => parts.parseSol(text))),
  );
  const answers = await Promise.all(
    Object.values(WRONG_BODIES).map((body) =>
      ask(CHALLENGE, {
        method: "POST",
        headers: JSON_TYPE,
        body,
      }),
    ),
  );
  const taken = answers.filter(
    ({ status, text }) => status !== 400 || !text.includes("INPUT_INVALID"),
  );
  return [
    holds(
      pictures.length === 0 && parts.takesPicture(picture),
      `${count(Object.keys(WRONG_PICTURES).length, "wrong form")} for pictures refused, the right one taken.`,
      `The form for pictures took ${pictures.map(([what]) => what).join(", ") || "not even a right one"}.`,
    ),
    holds(
      amounts.every((code) => code === "MONEY_INVALID") && parts.parseSol("0.000000001") === 1n,
      `${count(WRONG_AMOUNTS.length, "wrong amount")} refused, a tenth decimal among them; a billionth of a SOL is one lamport.`,
      "A wrong amount was taken, or a right one misread.",
    ),
    holds(
      taken.length === 0,
      `This instance answered ${count(answers.length, "wrong input")} with 400.`,
      `This instance took ${count(taken.length, "wrong input")}.`,
    ),
  ];
};

const GPS = {
  IFD0: { Make: "PostureMaker" },
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 51/1 2960/100" },
} as const;

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3a7d6b" } });

const inFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = await mkdtemp(path.join(tmpdir(), "countersign-posture-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const filesByContent: Measure = ({ parts }) =>
  inFolder(async (folder) => {
    const at = (name: string): string => path.join(folder, name);
    await writeFile(at("page.png"), "<html><script>alert(1)</script></html>");
    await flat(96, 80).jpeg().withExif(GPS).toFile(at("place.jpg"));
    await writeFile(at("bomb.png"), bombPng());
    const disguised = await parts.typeByContent(at("page.png"));
    const known = await parts.typeByContent(at("place.jpg"));
    const bomb = await refusal(() =>
      parts.cleanPicture(at("bomb.png"), at("out.png"), "image/png"),
    );
    await parts.cleanPicture(at("place.jpg"), at("clean.jpg"), "image/jpeg");
    const before = await readFile(at("place.jpg"));
    const after = await readFile(at("clean.jpg"));
    const { exif } = await sharp(after).metadata();
    return [
      holds(
        disguised === null && known === "image/jpeg",
        "A page called .png is no picture; a JPEG is one by what is in it.",
        `A page called .png passed as ${disguised ?? "nothing"}, a JPEG as ${known ?? "nothing"}.`,
      ),
      holds(
        bomb === "FILE_DIMENSIONS",
        "A picture with more pixels than are decoded was refused.",
        "A picture with more pixels than are decoded was taken.",
      ),
      holds(
        before.includes("PostureMaker") && exif === undefined && !after.includes("PostureMaker"),
        "Camera and place were in a picture before it was taken in, and no longer after.",
        "Camera or place stayed in a picture.",
      ),
    ];
  });

/** Of a made-up person; the card's number is the one that payment providers give for tests. */
const GIVEN_AWAY: Readonly<Record<string, string>> = {
  email: "for ada@mail.example",
  phone: "call +44 20 7946 0958",
  card: "paid with 4111 1111 1111 1111",
  identity: "IBAN DE89 3704 0044 0532 0130 00",
};

const personalData: Measure = ({ parts }) => {
  const missed = Object.entries(GIVEN_AWAY).filter(
    ([kind, text]) => !parts.findPersonalData(text).some((one) => one.kind === kind),
  );
  const quiet = parts.findPersonalData("a lighthouse at dusk, 35mm, f/1.8, 4096 x 2160").length;
  return Promise.resolve([
    holds(
      missed.length === 0,
      "An e-mail address, a phone, a card and an account number in prompts were noticed.",
      `Not noticed in a prompt: ${missed.map(([kind]) => kind).join(", ")}.`,
    ),
    holds(quiet === 0, "An ordinary prompt asks nothing.", "An ordinary prompt is asked about."),
  ]);
};

const SCRIPT = '"><script>posture()</script>';
const HIDDEN = "pay\u202Enamo\u200Bmac\u0000";

const shownAsText: Measure = async ({ parts, ask }) => {
  const { text, header } = await ask(`/?query=${encodeURIComponent(SCRIPT)}`);
  const data = await ask("/api/health");
  return [
    holds(
      parts.visibleText(HIDDEN) === "pay[U+202E]namo[U+200B]mac[U+0000]" &&
        parts.visibleText("plain") === "plain",
      "Direction marks, zero-width characters and controls were made visible.",
      "A direction mark, a zero-width character or a control stayed unseen.",
    ),
    holds(
      header("content-type")?.startsWith("text/html") === true && !text.includes(SCRIPT),
      "A script in a search came back as text.",
      "A script in a search came back as a script, or no page did.",
    ),
    holds(
      data.header("x-content-type-options") === "nosniff",
      "Data says that it is data (nosniff).",
      "Data does not say nosniff.",
    ),
  ];
};

export const inputChecks = {
  "one-schema": oneSchema,
  "files-by-content": filesByContent,
  "personal-data": personalData,
  "shown-as-text": shownAsText,
} as const satisfies Readonly<Record<string, Measure>>;
