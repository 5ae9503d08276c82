export {
  connectionSchema,
  connectSchema,
  credentialText,
  WALLET_SECRET_WORDS,
  type AccountCredential,
  type Connection,
  type ConnectRequest,
} from "./credential";
export {
  ERASE_OBJECT,
  ERASE_WORDS,
  ERASED_PREFIX,
  erasedSchema,
  eraseSchema,
  isErased,
} from "./erase";
export {
  changeProfileSchema,
  emailAnswerSchema,
  profileAnswerSchema,
  usernameSchema,
  type ChangeProfile,
  type ProfileView,
} from "./profile";
export { endedSchema, type SessionView } from "./session";
export { looksLikeWalletSecret } from "./wallet-secret";
