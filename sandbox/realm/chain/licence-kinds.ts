import { createNoopSigner, type Address, type Instruction } from "@solana/kit";
import { getMintSize, TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import {
  AccountState,
  getInitializeDefaultAccountStateInstruction,
  getInitializeMintCloseAuthorityInstruction,
  getInitializeNonTransferableMintInstruction,
  getInitializePausableConfigInstruction,
  getInitializePermanentDelegateInstruction,
  getInitializeTransferFeeConfigInstruction,
  getInitializeTransferHookInstruction,
  getThawAccountInstruction,
  TOKEN_2022_PROGRAM_ADDRESS,
} from "@solana-program/token-2022";
import { quiet } from "../../cluster/programs";

/** How one kind of licence mint is made. */
interface Making {
  /** The rules of transaction review that speak of it. */
  readonly rules: readonly string[];
  readonly about: string;
  readonly program: Address;
  /** Bytes of the mint's account. */
  readonly space: number;
  readonly hook: Address | null;
  /** What stands between the account's creation and the mint's. */
  readonly prepare: (mint: Address, authority: Address) => readonly Instruction[];
  /** What the escrow's own account needs before it can hold the token. */
  readonly thawed: (account: Address, mint: Address, authority: Address) => readonly Instruction[];
  /** Whether the escrow keeps the authority to freeze, and to make more. */
  readonly freezable: boolean;
  readonly mintable: boolean;
}

const plain: Making = {
  rules: [],
  about: "One of one, with nothing attached: what REALM sells.",
  program: TOKEN_PROGRAM_ADDRESS,
  space: getMintSize(),
  hook: null,
  prepare: () => [],
  thawed: () => [],
  freezable: false,
  mintable: false,
};

/** Token-2022 puts extensions behind a token account's length and one byte that names the type. */
const EXTENSIONS_AT = 166;
/** Each extension's kind and length. */
const EXTENSION_HEADER_BYTES = 4;

const extended = (
  about: string,
  bytes: number,
  initialize: (mint: Address, authority: Address) => Instruction,
): Making => ({
  ...plain,
  rules: ["GET-02"],
  about,
  program: TOKEN_2022_PROGRAM_ADDRESS,
  space: EXTENSIONS_AT + EXTENSION_HEADER_BYTES + bytes,
  prepare: (mint, authority) => [initialize(mint, authority)],
});

/** The mints a licence can be of: a plain one, and every one with strings attached. */
const kinds = {
  plain,
  "freeze-authority": {
    ...plain,
    rules: ["GET-03"],
    about: "The escrow can freeze the licence for ever.",
    freezable: true,
  },
  "mint-authority": {
    ...plain,
    rules: ["GET-03"],
    about: "The escrow can make more of the licence.",
    mintable: true,
  },
  "permanent-delegate": extended("Somebody can take the licence back.", 32, (mint, delegate) =>
    getInitializePermanentDelegateInstruction({ mint, delegate }),
  ),
  "transfer-fee": extended(
    "Each transfer can be taxed; the rate is 0 until it is raised.",
    108,
    (mint, authority) =>
      getInitializeTransferFeeConfigInstruction({
        mint,
        transferFeeConfigAuthority: authority,
        withdrawWithheldAuthority: authority,
        transferFeeBasisPoints: 0,
        maximumFee: 1n,
      }),
  ),
  "transfer-hook": {
    ...extended("A program nobody knows decides on each transfer.", 64, (mint, authority) =>
      getInitializeTransferHookInstruction({ mint, authority, programId: quiet.address }),
    ),
    rules: ["GET-02", "SIM-06"],
    hook: quiet.address,
  },
  "default-frozen": {
    ...extended("Accounts for the licence open frozen.", 1, (mint) =>
      getInitializeDefaultAccountStateInstruction({ mint, state: AccountState.Frozen }),
    ),
    rules: ["GET-02", "SIM-01"],
    freezable: true,
    thawed: (account, mint, owner) => [
      getThawAccountInstruction({ account, mint, owner: createNoopSigner(owner) }),
    ],
  },
  pausable: extended("All transfers can be stopped.", 33, (mint, authority) =>
    getInitializePausableConfigInstruction({ mint, authority }),
  ),
  "non-transferable": {
    ...extended("The licence can never be passed on, not even to the buyer.", 0, (mint) =>
      getInitializeNonTransferableMintInstruction({ mint }),
    ),
    rules: ["GET-02", "SIM-01"],
  },
  "mint-close-authority": extended("The mint itself can be closed.", 32, (mint, closeAuthority) =>
    getInitializeMintCloseAuthorityInstruction({ mint, closeAuthority }),
  ),
} as const satisfies Record<string, Making>;

export type LicenceKind = keyof typeof kinds;
export const licenceKinds: Readonly<Record<LicenceKind, Making>> = kinds;

export const isLicenceKind = (name: string): name is LicenceKind => Object.hasOwn(kinds, name);
