export { WalletMenu, type WalletMenuProps } from "./wallet-menu";
