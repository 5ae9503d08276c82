import { TOKEN_2022_PROGRAM_ADDRESS } from "@solana-program/token-2022";
import { quiet } from "@/sandbox/cluster/programs";
import type { Definition, Definitions } from "../definition";
import { licenceWith, metadataOf, partsFor, promising } from "../other-licence";
import { purchaseOutcome } from "../outcome";
import { keyOf } from "../parties";
import { purchaseScene } from "../purchase-scene";
import { readonly } from "../raw";
import { DEPOSIT, type Stage } from "../stage";
import { openTable } from "../tables";
import { createLicence, homeOf, moveTokens, openHome, type MintPlan } from "../tokens";

/** Accounts of the newer program carry the mark that their owner can't be changed. */
const NEWER_ACCOUNT_BYTES = 170;
/** And the mark of being amid a hooked transfer. */
const HOOKED_ACCOUNT_BYTES = 175;

/** A purchase of a licence that is made otherwise. */
const madeWith = (
  about: string,
  plan: (stage: Stage) => Partial<MintPlan> | Promise<Partial<MintPlan>>,
  finds: Definition["finds"] = [],
): Definition => ({
  about,
  finds,
  scene: purchaseScene(async (stage) => {
    const token = await licenceWith(stage, await plan(stage));
    const newer = token.program !== stage.licence.program;
    return {
      parts: await partsFor(stage, token),
      scene: {
        intent: promising(stage.intent, token),
        outcome: purchaseOutcome(stage, {
          token,
          rent: newer ? stage.ledger.rent(NEWER_ACCOUNT_BYTES) : DEPOSIT,
        }),
      },
    };
  }),
});

/** Honest purchases of other licences, and of those whose accounts stand in lookup tables. */
export const licences: Definitions = {
  "newer-licence-with-metadata": madeWith(
    "The licence is of the newer token program and carries its metadata itself.",
    async (stage) => ({ extensions: await metadataOf(stage) }),
  ),
  "newer-licence-in-a-group": madeWith(
    "The licence points to the group it belongs to.",
    ({ escrow, seller }) => ({
      extensions: [
        { __kind: "GroupMemberPointer", authority: escrow.address, memberAddress: seller.address },
      ],
    }),
  ),
  "newer-licence-without-extensions": madeWith(
    "The licence is of the newer token program and has no extension.",
    () => ({ program: TOKEN_2022_PROGRAM_ADDRESS }),
  ),
  "licence-with-known-freeze-authority": madeWith(
    "The marketplace, which the operator knows, could freeze the licence.",
    ({ escrow }) => ({ freezeAuthority: escrow.address }),
  ),
  "licence-with-unknown-freeze-authority": madeWith(
    "Somebody the operator does not know could freeze the licence.",
    ({ sponsor }) => ({ freezeAuthority: sponsor.address }),
    ["GET-03 warn"],
  ),
  "licence-with-a-close-authority": madeWith(
    "The mint could be closed once nobody holds the licence, which is said.",
    ({ escrow }) => ({
      extensions: [{ __kind: "MintCloseAuthority", closeAuthority: escrow.address }],
    }),
    ["GET-02 warn"],
  ),
  "nothing-promised": {
    about: "REALM sells without a licence token, which is said.",
    finds: ["GET-04 warn"],
    scene: purchaseScene((stage) => ({
      parts: { account: null, licence: null },
      scene: {
        intent: { ...stage.intent, receive: [] },
        outcome: purchaseOutcome(stage, { receives: [], rent: 0n, networkFee: 6_000n }),
      },
    })),
  },
  "two-licences-at-once": {
    about: "Two licences are promised and both arrive.",
    finds: [],
    scene: purchaseScene(async (stage) => {
      const { ledger, escrow, buyer, intent, licence } = stage;
      const second = await createLicence(ledger, {
        key: await keyOf("second licence mint"),
        authority: escrow,
      });
      const [promise] = intent.receive;
      return {
        added: [
          await openHome(buyer, buyer.address, second),
          await moveTokens(escrow, buyer.address, second, 1n),
        ],
        scene: {
          intent: {
            ...intent,
            receive: promise ? [promise, { ...promise, mint: second.mint }] : [],
          },
          outcome: purchaseOutcome(stage, {
            rent: 2n * DEPOSIT,
            receives: [licence, second].map(({ mint }) => ({
              mint,
              amount: 1n,
              counterparty: escrow.address,
            })),
          }),
        },
      };
    }),
  },
  "accounts-in-a-finished-table": {
    about: "Seller, marketplace and mint stand in a lookup table that nobody can change.",
    finds: [],
    scene: purchaseScene(async (stage) => {
      const { seller, treasury, licence } = stage;
      const entries = [seller.address, treasury.address, licence.mint];
      const table = await openTable(stage, entries);
      return {
        envelope: { tables: { [table]: entries } },
        scene: { outcome: purchaseOutcome(stage) },
      };
    }),
  },
  "accounts-in-the-marketplaces-table": {
    about: "The lookup table can be extended by the marketplace, which the operator knows.",
    finds: [],
    scene: purchaseScene(async (stage) => {
      const { seller, buyer, escrow, licence } = stage;
      const entries = [
        seller.address,
        await homeOf(buyer.address, licence),
        await homeOf(escrow.address, licence),
      ];
      const table = await openTable(stage, entries, { authority: escrow.address });
      return {
        envelope: { tables: { [table]: entries } },
        scene: { outcome: purchaseOutcome(stage) },
      };
    }),
  },
  "accounts-in-an-open-table": {
    about: "The lookup table can be extended by somebody unknown, which is said.",
    finds: ["MSG-11 warn"],
    scene: purchaseScene(async (stage) => {
      const entries = [stage.seller.address];
      const table = await openTable(stage, entries, { authority: stage.sponsor.address });
      return {
        envelope: { tables: { [table]: entries } },
        scene: { outcome: purchaseOutcome(stage) },
      };
    }),
  },
  "licence-with-a-transfer-hook": {
    about: "A program is asked about every transfer of the licence, which is said.",
    finds: ["GET-02 warn", "SIM-06 warn"],
    scene: purchaseScene(async (stage) => {
      const { escrow, ledger, intent } = stage;
      const token = await licenceWith(stage, {
        extensions: [
          { __kind: "TransferHook", authority: escrow.address, programId: quiet.address },
        ],
      });
      const licence = await moveTokens(escrow, stage.buyer.address, token, 1n);
      const accounts = [...(licence.accounts ?? []), readonly(quiet.address)];
      return {
        parts: { ...(await partsFor(stage, token)), licence: { ...licence, accounts } },
        scene: {
          intent: promising(intent, token),
          outcome: purchaseOutcome(stage, { token, rent: ledger.rent(HOOKED_ACCOUNT_BYTES) }),
        },
      };
    }),
  },
};
