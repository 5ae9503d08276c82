import { address, type Address, type Instruction } from "@solana/kit";
import { getCreateAccountInstruction } from "@solana-program/system";
import { keyOf } from "./parties";
import { key, raw, readonly, signer, u32, u64, writable } from "./raw";
import { SOL, type Stage } from "./stage";

export const STAKE = address("Stake11111111111111111111111111111111111111");
export const VOTE = address("Vote111111111111111111111111111111111111111");
export const LOADER = address("BPFLoaderUpgradeab1e11111111111111111111111");
export const CLOCK = address("SysvarC1ock11111111111111111111111111111111");
const RENT = address("SysvarRent111111111111111111111111111111111");
export const STAKE_HISTORY = address("SysvarStakeHistory1111111111111111111111111");
const STAKE_BYTES = 200;
const VOTE_BYTES = 3_762;

/** Opens a stake account with a SOL on it that the buyer rules, without a lockup. */
export const stakeInstructions = async ({ ledger, buyer }: Stage): Promise<Instruction[]> => {
  const stake = await keyOf("stake");
  return [
    getCreateAccountInstruction({
      payer: buyer,
      newAccount: stake,
      lamports: ledger.rent(STAKE_BYTES) + SOL,
      space: STAKE_BYTES,
      programAddress: STAKE,
    }),
    raw(
      STAKE,
      [writable(stake.address), readonly(RENT)],
      u32(0),
      key(buyer.address),
      key(buyer.address),
      u64(0n),
      u64(0n),
      new Uint8Array(32),
    ),
  ];
};

export const openStake = async (stage: Stage): Promise<Address> => {
  const stake = await keyOf("stake");
  await stage.ledger.land(await stakeInstructions(stage), stage.buyer, stake);
  return stake.address;
};

/** Opens a vote account whose voter and withdrawer the buyer is. */
export const openVote = async ({ ledger, buyer }: Stage): Promise<Address> => {
  const vote = await keyOf("vote");
  await ledger.land(
    [
      getCreateAccountInstruction({
        payer: buyer,
        newAccount: vote,
        lamports: ledger.rent(VOTE_BYTES) + SOL,
        space: VOTE_BYTES,
        programAddress: VOTE,
      }),
      raw(
        VOTE,
        [writable(vote.address), readonly(RENT), readonly(CLOCK), signer(buyer.address)],
        u32(0),
        key(buyer.address),
        key(buyer.address),
        key(buyer.address),
        [0],
      ),
    ],
    buyer,
    vote,
  );
  return vote.address;
};

/** Opens a buffer for a program that the buyer is about to deploy. */
export const openBuffer = async ({ ledger, buyer }: Stage): Promise<Address> => {
  const buffer = await keyOf("buffer");
  const space = 37 + 64;
  await ledger.land(
    [
      getCreateAccountInstruction({
        payer: buyer,
        newAccount: buffer,
        lamports: ledger.rent(space),
        space,
        programAddress: LOADER,
      }),
      raw(LOADER, [writable(buffer.address), readonly(buyer.address)], u32(0)),
    ],
    buyer,
    buffer,
  );
  return buffer.address;
};

/** The data account of a program that the buyer may upgrade, as the loader leaves it. */
export const openProgramData = async ({ ledger, buyer }: Stage): Promise<Address> => {
  const { address: programData } = await keyOf("program data");
  const data = Uint8Array.of(...u32(3), ...u64(1n), 1, ...key(buyer.address), 127, 69, 76, 70);
  ledger.write(programData, {
    lamports: ledger.rent(data.length),
    owner: LOADER,
    data,
    executable: false,
  });
  return programData;
};

export const authorize = (
  program: Address,
  account: Address,
  authority: Address,
  heir: Address,
  role: 0 | 1,
): Instruction =>
  raw(
    program,
    [writable(account), readonly(CLOCK), signer(authority)],
    u32(1),
    key(heir),
    u32(role),
  );

export const withdrawStake = (
  stake: Address,
  recipient: Address,
  authority: Address,
  lamports: bigint,
): Instruction =>
  raw(
    STAKE,
    [
      writable(stake),
      writable(recipient),
      readonly(CLOCK),
      readonly(STAKE_HISTORY),
      signer(authority),
    ],
    u32(4),
    u64(lamports),
  );

export const setUpgradeAuthority = (
  account: Address,
  authority: Address,
  heir: Address,
): Instruction => raw(LOADER, [writable(account), signer(authority), readonly(heir)], u32(4));
