import { beforeEach, describe, expect, it, vi } from "vitest";
import { isWalletMethod, type Approved, type SharedAccount } from "../protocol";
import { rejectedByPerson } from "../refusal";
import type { ApprovalRequest } from "./approval";
import { SandboxWallet } from "./wallet";

const shared = (name: string): SharedAccount => ({
  name,
  address: `address of ${name}`,
  publicKey: new Uint8Array(32),
});
const buyer1 = shared("Buyer 1");
const buyer2 = shared("Buyer 2");
const signed = [{ bytes: Uint8Array.of(1), signature: Uint8Array.of(2) }];

const ask = vi.fn<(request: ApprovalRequest) => Promise<Approved>>();
const called = vi.fn();
const disconnect = vi.fn();
const approvedBefore = vi.fn<() => Promise<readonly SharedAccount[]>>();
const changed = vi.fn();
let wallet: SandboxWallet;

const connect = async (): Promise<void> => {
  await wallet.features["standard:connect"].connect();
  changed.mockClear();
};
const labels = (): unknown[] => wallet.accounts.map(({ label }) => label);

beforeEach(() => {
  vi.resetAllMocks();
  ask.mockResolvedValue({ account: buyer1, signed });
  approvedBefore.mockResolvedValue([]);
  wallet = new SandboxWallet({ ask, called, approvedBefore, disconnect });
  wallet.features["standard:events"].on("change", changed);
});

describe("the wallet in the app's page", () => {
  it("shows no account before it is connected, whatever the wallet's origin says", () => {
    wallet.accountsChanged([buyer1]);
    expect(wallet.accounts).toEqual([]);
    expect(changed).not.toHaveBeenCalled();
  });

  it("connects with the account the person chose, labelled by its name", async () => {
    const { accounts } = await wallet.features["standard:connect"].connect();
    expect(accounts).toMatchObject([{ address: buyer1.address, label: "Buyer 1" }]);
    expect(wallet.accounts).toBe(accounts);
  });

  it("connects silently without a window, to what was approved before", async () => {
    const silently = () => wallet.features["standard:connect"].connect({ silent: true });
    expect((await silently()).accounts).toEqual([]);
    approvedBefore.mockResolvedValue([buyer2]);
    expect((await silently()).accounts).toMatchObject([{ label: "Buyer 2" }]);
    expect(ask).not.toHaveBeenCalled();
  });

  it("tells of another account, once, and of the end of the connection", async () => {
    await connect();
    wallet.accountsChanged([buyer1]);
    expect(changed).not.toHaveBeenCalled();
    wallet.accountsChanged([buyer2]);
    expect(changed).toHaveBeenCalledExactlyOnceWith({ accounts: wallet.accounts });
    expect(labels()).toEqual(["Buyer 2"]);
    wallet.accountsChanged([]);
    expect(changed).toHaveBeenLastCalledWith({ accounts: [] });
  });

  it("stops telling a listener that has left", async () => {
    const leave = wallet.features["standard:events"].on("change", changed);
    leave();
    await connect();
    wallet.accountsChanged([buyer2]);
    expect(changed).not.toHaveBeenCalled();
  });

  it("disconnects here and at the wallet's origin", async () => {
    await connect();
    await wallet.features["standard:disconnect"].disconnect();
    expect(disconnect).toHaveBeenCalledOnce();
    expect(wallet.accounts).toEqual([]);
  });

  it("counts each call as it is made, refused ones too", async () => {
    ask.mockRejectedValue(rejectedByPerson());
    const [account] = [{ ...buyer1, chains: [], features: [] }];
    const input = { account, message: new Uint8Array(), transaction: new Uint8Array() };
    await Promise.allSettled([
      wallet.features["standard:connect"].connect(),
      wallet.features["solana:signIn"].signIn(),
      wallet.features["solana:signMessage"].signMessage(input),
      wallet.features["solana:signTransaction"].signTransaction(input),
    ]);
    const methods: unknown[] = called.mock.calls.map(([method]: unknown[]) => method);
    expect(methods).toEqual(["connect", "signIn", "signMessage", "signTransaction"]);
    expect(methods.every(isWalletMethod)).toBe(true);
  });

  it("asks for no signature with an account the site does not use", async () => {
    const account = { ...buyer2, chains: [], features: [] };
    const input = { account, message: new Uint8Array(), transaction: new Uint8Array() };
    await connect();
    ask.mockClear();
    await expect(
      wallet.features["solana:signTransaction"].signTransaction(input),
    ).rejects.toMatchObject({ code: 4100 });
    await expect(wallet.features["solana:signMessage"].signMessage(input)).rejects.toMatchObject({
      code: 4100,
    });
    expect(ask).not.toHaveBeenCalled();
  });

  it("asks at once, within the click, and returns the transaction the wallet signed", async () => {
    await connect();
    ask.mockClear();
    const [account] = wallet.accounts;
    if (!account) throw new Error("not connected");
    const transaction = Uint8Array.of(9);
    const answer = wallet.features["solana:signTransaction"].signTransaction({
      account,
      transaction,
    });
    expect(ask).toHaveBeenCalledExactlyOnceWith({
      method: "signTransaction",
      address: buyer1.address,
      inputs: [transaction],
    });
    expect(await answer).toEqual([{ signedTransaction: Uint8Array.of(1) }]);
  });

  it("is connected by signing in, and returns the message that was signed", async () => {
    const [output] = await wallet.features["solana:signIn"].signIn({ nonce: "abcdef12" });
    expect(ask).toHaveBeenCalledExactlyOnceWith({
      method: "signIn",
      inputs: [{ nonce: "abcdef12" }],
    });
    expect(output).toMatchObject({ signedMessage: Uint8Array.of(1), signature: Uint8Array.of(2) });
    expect(labels()).toEqual(["Buyer 1"]);
  });

  it("has the features, versions and chains it is found by", () => {
    expect(wallet.name).toBe("Sandbox Wallet");
    expect(wallet.icon).toMatch(/^data:image\/svg\+xml;base64,[\w+/]+=*$/u);
    expect(wallet.chains).toContain("solana:localnet");
    expect(wallet.features["solana:signTransaction"].supportedTransactionVersions).toEqual([
      "legacy",
      0,
    ]);
  });
});
