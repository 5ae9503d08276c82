import {
  address,
  createNoopSigner,
  generateKeyPair,
  getAddressFromPublicKey,
  type Address,
} from "@solana/kit";
import {
  findAddressLookupTablePda,
  getCreateLookupTableInstructionAsync,
  getDeactivateLookupTableInstruction,
  getExtendLookupTableInstruction,
} from "@solana-program/address-lookup-table";
import type { Terms } from "../chain/draft";
import type { HostileKind, Plan, Scene } from "./plan";

/** Nothing stands at this address: it is far from any key's. */
const NO_TABLE = address("MissingTab1e1111111111111111111111111111111");

const through = (plan: Plan, table: Address, addresses: readonly Address[]): Plan => ({
  ...plan,
  draft: { ...plan.draft, tables: { [table]: [...addresses] } },
});

const payees = ({ seller, treasury }: Terms): readonly Address[] => [seller, treasury];

/** A lookup table on the cluster that holds both payees and belongs to the escrow. */
const openTable = async ({ chain, escrow, terms }: Scene): Promise<Address> => {
  const authority = createNoopSigner(escrow.address);
  const recentSlot = await chain.rpc.getSlot({ commitment: "finalized" }).send();
  const [table] = await findAddressLookupTablePda({ authority: escrow.address, recentSlot });
  const create = await getCreateLookupTableInstructionAsync({
    authority: escrow.address,
    payer: authority,
    recentSlot,
  });
  const extend = getExtendLookupTableInstruction({
    address: table,
    authority,
    payer: authority,
    addresses: [...payees(terms)],
  });
  await chain.land([{ payer: escrow, instructions: [create, extend] }]);
  return table;
};

/** Cheating with accounts that are named only by their place in a lookup table. */
export const tables = {
  "missing-table": {
    rules: ["MSG-10"],
    verdict: "block",
    about: "Seller and marketplace are named through a lookup table that does not exist.",
    spoil: (plan, { terms }) => through(plan, NO_TABLE, payees(terms)),
  },
  "closing-table": {
    rules: ["MSG-10"],
    verdict: "block",
    about: "The lookup table is being taken down.",
    spoil: async (plan, scene) => {
      const { chain, escrow, terms } = scene;
      const table = await openTable(scene);
      const deactivate = getDeactivateLookupTableInstruction({
        address: table,
        authority: createNoopSigner(escrow.address),
      });
      await chain.land([{ payer: escrow, instructions: [deactivate] }]);
      return through(plan, table, payees(terms));
    },
  },
  "table-overrun": {
    rules: ["MSG-10"],
    verdict: "block",
    about: "An account is said to stand beyond the lookup table's end.",
    spoil: async (plan, scene) => {
      const table = await openTable(scene);
      const { publicKey } = await generateKeyPair();
      const filler = await getAddressFromPublicKey(publicKey);
      return through(plan, table, [filler, filler, filler, ...payees(scene.terms)]);
    },
  },
  "growing-table": {
    rules: ["MSG-11"],
    verdict: "warn",
    about: "The lookup table can still be extended by the escrow.",
    spoil: async (plan, scene) => through(plan, await openTable(scene), payees(scene.terms)),
  },
} as const satisfies Record<string, HostileKind>;
