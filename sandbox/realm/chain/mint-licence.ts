import {
  createNoopSigner,
  generateKeyPair,
  getAddressFromPublicKey,
  type Address,
  type Instruction,
} from "@solana/kit";
import { getCreateAccountInstruction } from "@solana-program/system";
import {
  AuthorityType,
  getInitializeMint2Instruction,
  getMintToInstruction,
  getSetAuthorityInstruction,
} from "@solana-program/token";
import type { Wallet } from "../state/keys";
import type { Chain, Work } from "./client";
import { licenceAccount, openAccountFor, type Licence } from "./licence";
import { licenceKinds, type LicenceKind } from "./licence-kinds";

/** A new licence and the work of making it. */
interface NewLicence {
  readonly licence: Licence;
  readonly work: Work;
}

/**
 * The work of making one licence: a mint without decimals, one token in the escrow's account, and
 * then nobody who could ever mint another, unless its kind says otherwise. The escrow pays the rent.
 */
export const mintLicence = async (
  chain: Chain,
  escrow: Wallet,
  kind: LicenceKind = "plain",
): Promise<NewLicence> => {
  const keyPair = await generateKeyPair();
  const mint = await getAddressFromPublicKey(keyPair.publicKey);
  const { program, space, hook, prepare, freezable, thawed, mintable } = licenceKinds[kind];
  const licence = { mint, program, hook };
  const authority = createNoopSigner(escrow.address);
  const account = await licenceAccount(escrow.address, licence);
  const config = { programAddress: program };
  const instructions: Instruction[] = [
    getCreateAccountInstruction({
      payer: authority,
      newAccount: createNoopSigner(mint),
      lamports: await chain.rpc.getMinimumBalanceForRentExemption(BigInt(space)).send(),
      space,
      programAddress: program,
    }),
    ...prepare(mint, escrow.address),
    getInitializeMint2Instruction(
      {
        mint,
        decimals: 0,
        mintAuthority: escrow.address,
        freezeAuthority: freezable ? escrow.address : null,
      },
      config,
    ),
    await openAccountFor(escrow.address, escrow.address, licence),
    ...thawed(account, mint, escrow.address),
    getMintToInstruction({ mint, token: account, mintAuthority: authority, amount: 1n }, config),
    ...(mintable ? [] : [endMinting(mint, escrow.address, config)]),
  ];
  return { licence, work: { payer: escrow, signers: [keyPair], instructions } };
};

const endMinting = (
  mint: Address,
  authority: Address,
  config: { readonly programAddress: Address },
): Instruction =>
  getSetAuthorityInstruction(
    {
      owned: mint,
      owner: createNoopSigner(authority),
      authorityType: AuthorityType.MintTokens,
      newAuthority: null,
    },
    config,
  );
