export { WalletMenu } from "./wallet-menu";
