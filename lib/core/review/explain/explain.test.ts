import { describe, expect, it } from "vitest";
import { address } from "../../solana";
import { BATCH_TAG } from "../decode/batch";
import { SYSTEM, TOKEN } from "../programs/addresses";
import { knownPrograms } from "../programs/registry";
import type { ReviewedAccount, ReviewedInstruction } from "../types";
import { explainInstruction } from "./explain";
import { isFormat } from "./formats";
import { placeholdersOf } from "./placeholders";
import { sentences } from "./sentences";

const WALLET = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const OTHER = address("9hSR6S7WPtxmTojgo6GG3k4yDPecgJY292j7xrsUGWBu");
const you = (who: string): string | null => (who === WALLET ? "you" : null);

const account = (name: string, where = OTHER): ReviewedAccount => ({
  name,
  address: where,
  signer: false,
  writable: false,
});

const instruction = (over: Partial<ReviewedInstruction>): ReviewedInstruction => ({
  index: 0,
  program: SYSTEM,
  programName: "System",
  name: "transferSol",
  known: "known",
  accounts: [account("source", WALLET), account("destination")],
  args: { amount: "15356250000" },
  data: Uint8Array.of(1, 2),
  reached: null,
  ...over,
});

const layouts = [...knownPrograms.values()].flatMap((table) =>
  [...table.instructions.values()].map((layout) => ({ table, layout })),
);

describe("the sentences", () => {
  it.each(layouts)("say what $table.name $layout.name does", ({ table, layout }) => {
    expect(sentences.get(table.name)?.[layout.name]).toMatch(/^[A-Z].+[.]$/u);
  });

  it.each(layouts)("name only what $table.name $layout.name has", ({ table, layout }) => {
    const accounts = new Map(layout.accounts.map((name) => [name.replace("?", ""), name]));
    const args = new Map(layout.args);
    for (const { name, format, absent } of placeholdersOf(
      sentences.get(table.name)?.[layout.name] ?? "",
    )) {
      const kind = args.get(name);
      const known = format === null ? accounts.has(name) || kind !== undefined : kind !== undefined;
      expect([name, known]).toEqual([name, true]);
      if (format !== null)
        expect([format, format === "units" || isFormat(format)]).toEqual([format, true]);
      const optional = (accounts.get(name) ?? kind ?? "").endsWith("?");
      expect([name, optional && absent === null]).toEqual([name, false]);
    }
  });

  it("stand for no instruction that no table knows", () => {
    const known = new Set(layouts.map(({ table, layout }) => `${table.name} ${layout.name}`));
    const written = [...sentences].flatMap(([program, table]) =>
      Object.keys(table).map((name) => `${program} ${name}`),
    );
    // A batch is unfolded before any table is asked.
    expect(BATCH_TAG).toBe(255);
    expect(written.filter((name) => !known.has(name))).toEqual(["Token batch", "Token-2022 batch"]);
  });
});

describe("an instruction is explained", () => {
  it("with its amount and with the reader's own names", () => {
    expect(explainInstruction(instruction({}), you)).toBe(
      "Transfers 15.35625 SOL from you to 9hSR…GWBu.",
    );
  });

  it("with the token's decimals where it states them, in base units where it does not", () => {
    const transfer = {
      program: TOKEN,
      programName: "Token",
      accounts: [account("source"), account("mint"), account("destination", WALLET)],
    };
    const checked = { name: "transferChecked", args: { amount: "1500000", decimals: "6" } };
    expect(explainInstruction(instruction({ ...transfer, ...checked }), you)).toBe(
      "Transfers 1.5 of the token 9hSR…GWBu from 9hSR…GWBu to you.",
    );
    const plain = { name: "transfer", args: { amount: "1" }, accounts: [account("source")] };
    expect(explainInstruction(instruction({ ...transfer, ...plain }), you)).toContain(
      "Transfers 1 base unit of a token from",
    );
  });

  it("without a figure that nobody can read where an allowance has no limit", () => {
    const approve = {
      programName: "Token",
      name: "approve",
      args: { amount: "18446744073709551615" },
    };
    expect(
      explainInstruction(instruction({ ...approve, accounts: [account("delegate")] })),
    ).toContain("spend any amount of a token out of");
  });

  it("with words for an authority's kind, and for nobody", () => {
    const handover = {
      programName: "Token",
      name: "setAuthority",
      accounts: [account("owned", WALLET), account("owner")],
    };
    expect(
      explainInstruction(
        instruction({ ...handover, args: { authorityType: "2", newAuthority: OTHER } }),
      ),
    ).toBe("Gives the right to own HhW1…UcVJ to 9hSR…GWBu.");
    expect(
      explainInstruction(
        instruction({ ...handover, args: { authorityType: "99", newAuthority: "none" } }),
      ),
    ).toContain("number 99 of HhW1…UcVJ to nobody, for good.");
  });

  it("with the lookup table's entry where the table has not been read", () => {
    const accounts = [
      account("source", WALLET),
      account("destination (entry 3 of this lookup table)"),
    ];
    expect(explainInstruction(instruction({ accounts }), you)).toBe(
      "Transfers 15.35625 SOL from you to entry 3 of the lookup table 9hSR…GWBu.",
    );
  });

  it("as a part of a batch like the instruction itself", () => {
    expect(explainInstruction(instruction({ name: "transferSol (part 2)" }), you)).toBe(
      explainInstruction(instruction({}), you),
    );
  });

  it("only as far as it is known: an unknown program and an unknown instruction differ", () => {
    const program = explainInstruction(
      instruction({ known: "unknown-program", program: OTHER, args: { data: "0102" } }),
    );
    const tag = explainInstruction(instruction({ known: "unknown-instruction", name: "unknown" }));
    expect(program).toContain(
      "9hSR…GWBu, a program that is not known here, with 2 accounts and 2 bytes",
    );
    expect(tag).toContain(
      "the program System with an instruction that is not in its published list",
    );
  });

  it("neutrally where it has no sentence, whatever its name", () => {
    for (const name of ["constructor", "__proto__", "toString", "newlyInvented"])
      expect(explainInstruction(instruction({ name }))).toBe(
        `Calls ${name} of the program System, with 2 accounts.`,
      );
  });

  it("from a layout alone, with nothing undefined in the sentence", () => {
    for (const { table, layout } of layouts) {
      const sentence = explainInstruction(
        instruction({ programName: table.name, name: layout.name, accounts: [], args: {} }),
      );
      expect(sentence).not.toMatch(/undefined|NaN|[{}]/u);
    }
  });
});
