import type { Address, Instruction, KeyPairSigner } from "@solana/kit";
import { getCreateAccountInstruction } from "@solana-program/system";
import {
  AuthorityType,
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
  getInitializeMint2Instruction,
  getMintToInstruction,
  getSetAuthorityInstruction,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import {
  getMintSize,
  getPostInitializeInstructionsForMintExtensions,
  getPreInitializeInstructionsForMintExtensions,
  TOKEN_2022_PROGRAM_ADDRESS,
  type ExtensionArgs,
} from "@solana-program/token-2022";
import type { Ledger } from "./ledger";

export type TokenProgram = typeof TOKEN_PROGRAM_ADDRESS | typeof TOKEN_2022_PROGRAM_ADDRESS;

/** A token as the stage knows it. */
export interface Token {
  readonly mint: Address;
  readonly program: TokenProgram;
  readonly decimals: number;
}

export interface MintPlan {
  readonly key: KeyPairSigner;
  readonly authority: KeyPairSigner;
  readonly decimals?: number;
  readonly freezeAuthority?: Address;
  readonly program?: TokenProgram;
  readonly extensions?: readonly ExtensionArgs[];
}

/** The associated token account of an owner. */
export const homeOf = async (owner: Address, { mint, program }: Token): Promise<Address> => {
  const [account] = await findAssociatedTokenPda({ owner, mint, tokenProgram: program });
  return account;
};

export const openHome = async (
  payer: KeyPairSigner,
  owner: Address,
  token: Token,
): Promise<Instruction> =>
  getCreateAssociatedTokenIdempotentInstruction({
    payer,
    ata: await homeOf(owner, token),
    owner,
    mint: token.mint,
    tokenProgram: token.program,
  });

/** From one owner's associated account to another's, by the owner unless told otherwise. */
export const moveTokens = async (
  from: KeyPairSigner,
  to: Address,
  token: Token,
  amount: bigint,
): Promise<Instruction> =>
  getTransferCheckedInstruction(
    {
      source: await homeOf(from.address, token),
      mint: token.mint,
      destination: await homeOf(to, token),
      authority: from,
      amount,
      decimals: token.decimals,
    },
    { programAddress: token.program },
  );

/** Makes a mint by the program's own instructions. Metadata is stored behind the mint. */
export const createMint = async (ledger: Ledger, plan: MintPlan): Promise<Token> => {
  const { key, authority, decimals = 0, freezeAuthority, extensions = [] } = plan;
  const program =
    plan.program ?? (extensions.length > 0 ? TOKEN_2022_PROGRAM_ADDRESS : TOKEN_PROGRAM_ADDRESS);
  const variable = new Set(["TokenMetadata", "TokenGroup"]);
  const fixed = extensions.filter(({ __kind }) => !variable.has(__kind));
  const list = [...extensions];
  const space = getMintSize(fixed.length > 0 ? fixed : undefined);
  await ledger.land(
    [
      getCreateAccountInstruction({
        payer: authority,
        newAccount: key,
        lamports: ledger.rent(getMintSize(list.length > 0 ? list : undefined)),
        space,
        programAddress: program,
      }),
      ...getPreInitializeInstructionsForMintExtensions(key.address, list),
      getInitializeMint2Instruction(
        {
          mint: key.address,
          decimals,
          mintAuthority: authority.address,
          freezeAuthority: freezeAuthority ?? null,
        },
        { programAddress: program },
      ),
      ...getPostInitializeInstructionsForMintExtensions(key.address, authority, list),
    ],
    authority,
    key,
  );
  return { mint: key.address, program, decimals };
};

/** Mints into the owner's associated account, which is opened at the authority's expense. */
export const mintTokens = async (
  ledger: Ledger,
  token: Token,
  authority: KeyPairSigner,
  owner: Address,
  amount: bigint,
): Promise<void> => {
  await ledger.land(
    [
      await openHome(authority, owner, token),
      getMintToInstruction(
        {
          mint: token.mint,
          token: await homeOf(owner, token),
          mintAuthority: authority,
          amount,
        },
        { programAddress: token.program },
      ),
    ],
    authority,
  );
};

/** Gives up the right to mint more. */
const closeSupply = async (
  ledger: Ledger,
  token: Token,
  authority: KeyPairSigner,
): Promise<void> => {
  await ledger.land(
    [
      getSetAuthorityInstruction(
        {
          owned: token.mint,
          owner: authority,
          authorityType: AuthorityType.MintTokens,
          newAuthority: null,
        },
        { programAddress: token.program },
      ),
    ],
    authority,
  );
};

/** A licence as REALM makes it: one token, in escrow, of which there will be no second. */
export const createLicence = async (ledger: Ledger, plan: MintPlan): Promise<Token> => {
  const token = await createMint(ledger, plan);
  await mintTokens(ledger, token, plan.authority, plan.authority.address, 1n);
  await closeSupply(ledger, token, plan.authority);
  return token;
};
