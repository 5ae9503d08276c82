import { vi } from "vitest";
import type { ConnectedWallet } from "../../wallet/connected-wallet";
import type { ReviewPorts } from "../ports";
import { answer, buyer, review, signedBytes } from "./fixtures";

/** A wallet that signs at once; each test says otherwise where it matters. */
export const wallet = (overrides: Partial<ConnectedWallet> = {}): ConnectedWallet => ({
  name: "Test Wallet",
  icon: "data:,",
  address: buyer,
  chains: ["solana:localnet"],
  signTransaction: vi.fn(() => Promise.resolve(signedBytes)),
  signMessage: null,
  signIn: null,
  disconnect: () => Promise.resolve(),
  onChange: () => () => undefined,
  ...overrides,
});

/** Ports of a world in which everything goes well. */
export const goodPorts = (overrides: Partial<ReviewPorts> = {}): ReviewPorts => ({
  start: vi.fn(() => Promise.resolve(answer("prepared"))),
  read: vi.fn(() => Promise.resolve(answer("owned"))),
  mine: vi.fn(() => Promise.resolve(null)),
  submit: vi.fn(() => Promise.resolve(answer("signed"))),
  close: vi.fn(() => Promise.resolve()),
  review: vi.fn(() => Promise.resolve(review())),
  compareSigned: () => Promise.resolve({ findings: [], benign: [], signature: "s" }),
  wallet: () => wallet(),
  wait: () => Promise.resolve(),
  now: () => 0,
  isInClick: () => true,
  ...overrides,
});
