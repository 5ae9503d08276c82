import type { Wallet, WalletAccount } from "@wallet-standard/base";
import { describe, expect, it, vi } from "vitest";
import { addressToBytes } from "@/lib/core/solana";
import { buyer, stranger } from "../review/testing/fixtures";
import { canSignForSolana, connectStandard } from "./standard-wallet";

const account = (address: typeof buyer): WalletAccount => ({
  address,
  publicKey: addressToBytes(address),
  chains: ["solana:localnet"],
  features: [],
});

const registered = (features: Wallet["features"], accounts = [account(buyer)]): Wallet => ({
  version: "1.0.0",
  name: "Standard Wallet",
  icon: "data:image/svg+xml;base64,",
  chains: ["solana:localnet"],
  accounts,
  features: {
    "standard:connect": { version: "1.0.0", connect: () => Promise.resolve({ accounts }) },
    ...features,
  },
});

describe("connectStandard", () => {
  it("passes silence on and offers only what the wallet can do", async () => {
    const connect = vi.fn(() => Promise.resolve({ accounts: [account(buyer)] }));
    const wallet = registered({ "standard:connect": { version: "1.0.0", connect } });
    const connected = await connectStandard(wallet, true);
    expect(connect).toHaveBeenCalledExactlyOnceWith({ silent: true });
    expect(connected).toMatchObject({
      address: buyer,
      signTransaction: null,
      signMessage: null,
      signIn: null,
    });
  });

  it("takes an account's own word for what it can't do: some can sign no messages", async () => {
    const features: Wallet["features"] = {
      "solana:signMessage": { version: "1.1.0" },
      "solana:signIn": { version: "1.0.0" },
      "solana:signTransaction": { version: "1.0.0" },
    };
    const able = async (...listed: WalletAccount["features"]) => {
      const wallet = registered(features, [{ ...account(buyer), features: listed }]);
      const { signIn, signMessage } = await connectStandard(wallet, false);
      return [signIn !== null, signMessage !== null];
    };
    expect(await able("solana:signTransaction")).toEqual([false, false]);
    expect(await able("solana:signTransaction", "solana:signMessage")).toEqual([true, true]);
    expect(await able()).toEqual([true, true]);
  });

  it("refuses a wallet that shares no account", async () => {
    await expect(connectStandard(registered({}, []), false)).rejects.toMatchObject({
      kind: "declined",
    });
  });

  it("hands the bytes to the wallet for the connected account, and back", async () => {
    const signTransaction = vi.fn(() => Promise.resolve([{ signedTransaction: Uint8Array.of(7) }]));
    const wallet = registered({ "solana:signTransaction": { version: "1.0.0", signTransaction } });
    const connected = await connectStandard(wallet, false);
    const bytes = Uint8Array.of(1, 2);
    await expect(connected.signTransaction?.(bytes)).resolves.toEqual(Uint8Array.of(7));
    expect(signTransaction).toHaveBeenCalledExactlyOnceWith({
      account: account(buyer),
      transaction: bytes,
    });
  });

  it("shares no array with the wallet: what it changes afterwards, either way, changes nothing", async () => {
    const given: Uint8Array[] = [];
    const made: Uint8Array[] = [];
    // What it makes of a copy would be its own again.
    class Clinging extends Uint8Array {
      override slice(): this {
        return this;
      }
    }
    const make = (): Uint8Array => {
      const bytes = Clinging.of(7);
      made.push(bytes);
      return bytes;
    };
    const signed = (): { signedMessage: Uint8Array; signature: Uint8Array } => ({
      signedMessage: make(),
      signature: make(),
    });
    const wallet = registered({
      "solana:signTransaction": {
        version: "1.0.0",
        signTransaction: ({ transaction }: { transaction: Uint8Array }) => {
          given.push(transaction);
          return Promise.resolve([{ signedTransaction: make() }]);
        },
      },
      "solana:signMessage": {
        version: "1.1.0",
        signMessage: ({ message }: { message: Uint8Array }) => {
          given.push(message);
          return Promise.resolve([signed()]);
        },
      },
      "solana:signIn": {
        version: "1.0.0",
        signIn: () => Promise.resolve([{ ...signed(), account: account(buyer) }]),
      },
    });
    const connected = await connectStandard(wallet, false);
    const ours = Uint8Array.of(1, 2);
    const transaction = await connected.signTransaction?.(ours);
    const message = await connected.signMessage?.(ours);
    const signIn = await connected.signIn?.({});
    for (const bytes of [...given, ...made]) bytes.fill(0);
    expect([given.length, made.length]).toEqual([2, 5]);
    expect(ours).toEqual(Uint8Array.of(1, 2));
    expect(transaction).toEqual(Uint8Array.of(7));
    const kept = { signedMessage: Uint8Array.of(7), signature: Uint8Array.of(7), address: buyer };
    expect([message, signIn]).toEqual([kept, kept]);
  });

  it("takes a wallet that answers with nothing for broken", async () => {
    const signTransaction = () => Promise.resolve([]);
    const wallet = registered({ "solana:signTransaction": { version: "1.0.0", signTransaction } });
    const connected = await connectStandard(wallet, false);
    await expect(connected.signTransaction?.(Uint8Array.of(1))).rejects.toMatchObject({
      kind: "failed",
    });
  });
});

describe("account changes", () => {
  const watched = async () => {
    let change = (accounts: readonly WalletAccount[]): void => {
      throw new Error(`nobody listens for ${accounts.length}`);
    };
    const on = (_: string, listener: (event: { accounts: readonly WalletAccount[] }) => void) => {
      change = (accounts) => {
        listener({ accounts });
      };
      return () => undefined;
    };
    const connected = await connectStandard(
      registered({ "standard:events": { version: "1.0.0", on } }),
      false,
    );
    const heard = vi.fn();
    connected.onChange(heard);
    return {
      change: (accounts: readonly WalletAccount[]) => {
        change(accounts);
      },
      heard,
    };
  };

  it("hands over the wallet's new account", async () => {
    const { change, heard } = await watched();
    change([account(stranger), account(buyer)]);
    expect(heard).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ address: stranger }));
  });

  it("says when the account is gone", async () => {
    const { change, heard } = await watched();
    change([]);
    expect(heard).toHaveBeenCalledExactlyOnceWith(null);
  });

  it("makes no noise about the account that stays", async () => {
    const { change, heard } = await watched();
    change([account(buyer), account(stranger)]);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe("canSignForSolana", () => {
  it("leaves out wallets of other chains and wallets that sign no transaction", () => {
    const signs = { "solana:signTransaction": {} };
    expect(canSignForSolana(registered(signs))).toBe(true);
    expect(canSignForSolana(registered({}))).toBe(false);
    expect(canSignForSolana({ ...registered(signs), chains: ["sui:mainnet"] })).toBe(false);
  });
});
