export { SignedDialog } from "./signed-dialog";
